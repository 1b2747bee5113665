/** What GitHub would make of a text beyond showing it: each finding as it stands there. Links into the site are ours. */
export function liveMarkdown(markdown: string, site: string): readonly string[] {
  const prose = withoutCode(markdown)
    .replace(/\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^()\s]*)\)/g, (whole, label: string, url: string) =>
      url.startsWith(`${site}/`) ? label.replaceAll('#', '') : whole,
    )
    .replace(/^> \[!(?:NOTE|IMPORTANT|WARNING)\]$/gm, '')
  return ALIVE.flatMap(({ what, found }) =>
    [...prose.matchAll(found)].map(([text]) => `${what} ${JSON.stringify(text)}`),
  )
}

/** HTML that the reports use themselves. */
const OWN_TAGS = '/?(?:details|summary|code|br)>'

const ALIVE: readonly { readonly what: string; readonly found: RegExp }[] = [
  { what: 'a mention', found: /(?<![\w/])@[A-Za-z\d][\w/-]*/g },
  { what: 'a reference', found: /(?<![&\w])#\d+|\bGH-\d+/gi },
  { what: 'a comment', found: /<!--/g },
  { what: 'an image', found: /!\[/g },
  { what: 'HTML', found: new RegExp(`<(?!${OWN_TAGS})[/A-Za-z!][^>]*`, 'g') },
  { what: 'an address', found: /(?:https?:\/\/|\bwww\.)[^\s)]+/gi },
  { what: 'a link', found: /\]\([^)]*\)/g },
]

/** Without fenced blocks and code spans: nothing is alive in them, but a body may become a commit message. */
function withoutCode(markdown: string): string {
  const lines: string[] = []
  let fence: string | undefined
  for (const line of markdown.split('\n')) {
    const [mark] = /^`{3,}/.exec(line) ?? []
    if (fence !== undefined) {
      if (line === fence) fence = undefined
    } else if (mark !== undefined) {
      fence = mark
    } else {
      lines.push(line)
    }
  }
  return lines.join('\n').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
}
