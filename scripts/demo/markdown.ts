import { line, paint } from './screen.ts'

/** The table of a text whose first column has this head; the whole text where there is none. */
export function tableOf(markdown: string, head: string): string {
  const from = markdown.indexOf(`| ${head} |`)
  return from < 0 ? markdown : (markdown.slice(from).split('\n\n')[0] ?? '')
}

/** Prints a pull request's Markdown as a terminal can show it: tables in columns, bold bold, folded parts folded. */
export function showMarkdown(title: string, markdown: string): void {
  const width = 92
  line(`        ${paint('dim', `╭${'─'.repeat(width)}`)}`)
  frame(paint('bold', title))
  frame('')
  const lines = folded(markdown).split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    const rows = tableAt(lines, index)
    if (rows.length > 0) {
      for (const row of columns(rows)) frame(row)
      index += rows.length
    } else {
      for (const part of wrapped(lines[index] ?? '', width - 4)) frame(inline(part))
    }
  }
  line(`        ${paint('dim', `╰${'─'.repeat(width)}`)}`)
}

function frame(text: string): void {
  line(`        ${paint('dim', '│')}  ${text}`.trimEnd())
}

/** `<details>` shows its summary alone; HTML entities and comments are undone. */
function folded(markdown: string): string {
  return markdown
    .replace(/<details>\s*<summary>([^<]*)<\/summary>[\s\S]*?<\/details>/g, '▸ $1')
    .replace(/&#x([0-9A-Fa-f]+);/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replaceAll('\u200b', '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function tableAt(lines: readonly string[], from: number): readonly string[][] {
  if (!(lines[from + 1] ?? '').startsWith('|---')) return []
  const rows: string[][] = []
  for (let at = from; (lines[at] ?? '').startsWith('|'); at += 1) {
    const cells = (lines[at] ?? '').split('|').slice(1, -1)
    if (at !== from + 1) rows.push(cells.map((cell) => cell.trim()))
  }
  return rows
}

function columns(rows: readonly string[][]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => plain(row[column] ?? '').length)),
  )
  return rows.map((row, index) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - plain(cell).length)
        return (index === 0 ? paint('dim', plain(cell)) : inline(cell)) + padding
      })
      .join('   '),
  )
}

function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]*)\*\*/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
}

function inline(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, (_, label: string) => paint('underline', label))
    .replace(/\*\*([^*]*)\*\*/g, (_, bold: string) => paint('bold', bold.replaceAll('`', '')))
    .replace(/`([^`]*)`/g, (_, code: string) => paint('cyan', code))
}

function wrapped(text: string, width: number): readonly string[] {
  const parts: string[] = []
  let current = ''
  for (const word of text.split(' ')) {
    if (current !== '' && plain(`${current} ${word}`).length > width) {
      parts.push(current)
      current = word
    } else {
      current = current === '' ? word : `${current} ${word}`
    }
  }
  return [...parts, current]
}
