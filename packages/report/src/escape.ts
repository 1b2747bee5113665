import { cleanLine } from './clean.ts'

/** Longest prose from outside that is shown in one place. */
const TEXT_MAX = 400
/** Longest value shown in a code span. */
const CODE_MAX = 120

/** Nothing to see, yet `@`, `#` and `://` after which it stands are no mention, reference or link to GitHub any more. */
const BREAK = '&#x200B;'

/** Hexadecimal, because a decimal reference would itself hold `#` and a digit. */
const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['`', '&#x60;'],
  ['*', '&#x2A;'],
  ['_', '&#x5F;'],
  ['~', '&#x7E;'],
  ['[', '&#x5B;'],
  [']', '&#x5D;'],
  ['!', '&#x21;'],
  ['|', '&#x7C;'],
  ['\\', '&#x5C;'],
  ['$', '&#x24;'],
])

/**
 * Prose from outside as Markdown that says just that, anywhere in a line or table cell: no mention, reference, link, image, HTML,
 * emphasis, emoji or block; one line of at most `max` characters.
 */
export function text(untrusted: string, max: number = TEXT_MAX): string {
  return escapeLine(cleanLine(untrusted, max))
}

/**
 * A value from outside as a code span, in prose or a table cell. References and mentions are broken there too: a body can become a
 * commit message, where GitHub reads them in backticks as well.
 */
export function code(untrusted: string, max: number = CODE_MAX): string {
  const line = cleanLine(untrusted, max)
  if (line === '') return '`""`'
  // A pipe ends a table cell even in backticks, and its escape shows outside of tables; HTML with entities is right in both.
  if (line.includes('|')) return `<code>${escapeLine(line)}</code>`
  const quiet = line.replace(
    /#(?=[\d[])|(?<!\w)@(?=\w)|(?<![a-z\d])gh-(?=\d)|\/(?:issues|pull|discussions)\/(?=\d)/gi,
    '$&\u200b',
  )
  const fence = '`'.repeat(longestRun(quiet) + 1)
  const pad = quiet.startsWith('`') || quiet.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${quiet}${pad}${fence}`
}

/** Length of the longest run of backticks. */
export function longestRun(line: string): number {
  return (line.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}

function escapeLine(line: string): string {
  return line
    .replace(
      /[&<>`*_~[\]!|\\$@#]|:(?=:|\/\/|(?!\d+:)[\w+-]{1,40}:)|(?<![a-z\d])gh-(?=\d)|www(?=\.)/gi,
      (found) => ENTITIES.get(found) ?? `${found}${BREAK}`,
    )
    .replace(/^(?:[-+=]|\d{1,9}[.)](?= |$))/, leading)
}

/** A list, rule or underline begins here: the character that makes it one becomes an entity. */
function leading(start: string): string {
  const mark = start
    .charCodeAt(start.length - 1)
    .toString(16)
    .toUpperCase()
  return `${start.slice(0, -1)}&#x${mark};`
}
