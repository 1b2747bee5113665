import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { STORY_PAGE, storyPage } from '../../scripts/docs/story-page.ts'

const root = join(import.meta.dirname, '..', '..')
const pages = globSync(
  ['*.md', 'docs/**/*.md', '{actions,packages}/*/README.md', 'test/**/{README,OUTCOMES}.md'],
  { cwd: root },
).sort()

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** The files that a page links to, relative to the repository; anchors and the web are left out. */
function targets(page: string): readonly string[] {
  const text = read(page).replace(/^```[\s\S]*?^```/gm, '')
  return [...text.matchAll(/\]\(([^()\s#]+)(?:#[^()\s]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target))
}

/** The headings of a page as GitHub makes anchors of them. */
function anchors(page: string): ReadonlySet<string> {
  const text = read(page).replace(/^ *```[\s\S]*?^ *```/gm, '')
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading)
  const words = headings.map((heading) => heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))
  return new Set(
    words.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

/** Links of a page to a heading of a page, as `page#anchor`, that lead nowhere. */
function lostAnchors(page: string): readonly string[] {
  const text = read(page).replace(/^ *```[\s\S]*?^ *```/gm, '')
  const links = [...text.matchAll(/\]\(([^()\s#:]*)#([^()\s]+)\)/g)]
  return links.flatMap(([, target = '', anchor = '']) => {
    const file = target === '' ? page : join(dirname(page), target)
    if (!file.endsWith('.md') || !existsSync(join(root, file))) return []
    return anchors(file).has(anchor) ? [] : [`${file}#${anchor}`]
  })
}

describe('the documentation', () => {
  test('has the pages that a reader expects', () => {
    expect(pages).toEqual(
      expect.arrayContaining([
        'CHANGELOG.md',
        'CONTRIBUTING.md',
        'README.md',
        'SECURITY.md',
        'docs/architecture.md',
        'docs/decisions/README.md',
        'docs/glossary.md',
      ]),
    )
    expect(read('LICENSE')).toContain('Apache License')
  })

  test.each(pages)('%s links to nothing that is not there', (page) => {
    expect(targets(page).filter((target) => !existsSync(join(root, target)))).toEqual([])
  })

  test.each(pages)('%s links to no heading that is not there', (page) => {
    expect(lostAnchors(page)).toEqual([])
  })

  test('lists every decision', () => {
    const decisions = globSync('docs/decisions/0*.md', { cwd: root }).sort()
    expect(targets('docs/decisions/README.md')).toEqual(decisions)
  })

  test('lists every story that the tests tell, as "npm run docs" writes it', () => {
    expect(read(STORY_PAGE)).toBe(storyPage(root))
    expect(targets(STORY_PAGE).length).toBeGreaterThan(10)
  })

  test('gives a reason for each runtime dependency', () => {
    const rows = read('docs/decisions/0002-runtime-dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)
    const manifest: unknown = JSON.parse(read('package.json'))
    expect(manifest).toHaveProperty('dependencies')
    const { dependencies } = Object(manifest)
    expect([...rows].map(([, name]) => name).sort()).toEqual(Object.keys(dependencies).sort())
  })
})
