/** `1 value`, `2 values`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** The first `max` items, and how many more there are. */
export function listedUpTo(items: readonly string[], max: number): string {
  if (items.length <= max) return listed(items)
  return listed([...items.slice(0, max), `${items.length - max} more`])
}

/** A sentence of a plan (lower case, no full stop) as one that stands alone; `escaped` is Markdown already. */
export function sentence(escaped: string): string {
  return /[.!?…]$/.test(escaped) ? escaped : `${escaped}.`
}

/** A summary line that folds out into `body`. */
export function folded(summary: string, body: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`
}

/** A box that GitHub sets apart; each of `lines` is Markdown of one line. */
export function box(kind: 'NOTE' | 'IMPORTANT', lines: readonly string[]): string {
  const [first] = lines
  const body =
    lines.length === 1 && first !== undefined ? [first] : lines.map((line) => `- ${line}`)
  return [`[!${kind}]`, ...body].map((line) => `> ${line}`).join('\n')
}

/** A table; cells are Markdown without raw pipes or line ends. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n')
}

/** Paragraphs that are there, a blank line between them. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n')
}
