import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const STORIES = 'test/bundle/golden'

const HEAD = `# Stories

What becomes of a service, or of several that go together, step by step, as a person would see it. Each is played by the built actions against real git repositories and a
stand-in for GitHub whenever the tests run, and this is what they said: what happened; what the run answered; then, where that changed, what each environment pins and which pull
requests are open, with what the required status says where it matters. A service that goes alone is called svc-0000;
a developer writes code and merges, and olga runs operations. What they start is told as the action that runs, with its inputs.
[By hand](by-hand.md), in *Promote*, open-promotion-pr with a \`version\` is \`choose\`, with \`skip\` as well \`hotfix\`, and with \`take-out\` \`take-out\`; promotion-gate is \`gate\`, and with \`skip\` \`override\`.

`

/** The page that lists the stories which the tests tell, from their first lines. */
export const STORY_PAGE = 'docs/stories.md'

/** The text of that page; `root` is the repository's. Throws for a story without a title. */
export function storyPage(root: string): string {
  const files = globSync('story-*.md', { cwd: join(root, STORIES) }).sort()
  const rows = files.map((file) => row(file, readFileSync(join(root, STORIES, file), 'utf8')))
  return `${HEAD}${rows.join('')}`
}

function row(file: string, text: string): string {
  const [title = '', , about = ''] = text.split('\n')
  if (!title.startsWith('# ')) throw new Error(`${STORIES}/${file} begins with no title`)
  const said = about.startsWith('- ') ? '' : `\\\n  ${about}`
  return `- [${title.slice(2)}](../${STORIES}/${file})${said}\n`
}
