import { quote } from './quote.ts'

const LONGEST = 512

/** What is wrong with a path from the root of the service, as a message goes on; undefined: nothing. `.` is the root. */
export function whyNoPath(text: string): string | undefined {
  return text === '.' ? undefined : whyNoSteps(text, /^[A-Za-z0-9_.@+=,-]+$/, '"_.@+=,-"')
}

/**
 * What is wrong with a glob from the root of the service; undefined: nothing. `*` and `?` stand for characters
 * of one step, `**` for any number of steps: few enough for every tool to agree on.
 */
export function whyNoGlob(text: string): string | undefined {
  const odd = whyNoSteps(text, /^[A-Za-z0-9_.@+=,*?-]+$/, '"_.@+=,-", "*" and "?"')
  if (odd !== undefined) return odd
  const mixed = text.split('/').find((step) => step !== '**' && step.includes('**'))
  return mixed === undefined
    ? undefined
    : `has the step ${quote(mixed)}; "**" stands for whole steps, so put it between two "/"`
}

function whyNoSteps(text: string, step: RegExp, besides: string): string | undefined {
  if (text === '') return 'is empty'
  if (text.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (text.includes('\\')) return 'has a "\\"; steps are parted by "/" on every system'
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) {
    return "is absolute; write it from the service's root, the folder that holds .fluxgate"
  }
  for (const one of text.split('/')) {
    if (one === '') return 'has an empty step ("//", or "/" at the end)'
    if (one === '.' || one === '..') {
      return `has the step ${quote(one)}; write the path from the service's root, which it can't leave`
    }
    if (one.startsWith('-')) return `has the step ${quote(one)}; none may begin with "-"`
    if (!step.test(one)) {
      return `has the step ${quote(one)}; a path is made of letters, digits and ${besides}`
    }
  }
  return undefined
}

/**
 * Whether a path is among those that a glob of the delivery file means. Takes time in proportion to the product
 * of both lengths, however the glob is made.
 */
export function matchesGlob(glob: string, path: string): boolean {
  return matches(glob.split('/'), path.split('/'), '**', matchesStep)
}

function matchesStep(pattern: string, step: string): boolean {
  return matches([...pattern], [...step], '*', (one, other) => one === '?' || one === other)
}

/** `any` stands for any number of items; it is enough to go back to the last one, as it takes whatever is left. */
function matches(
  pattern: readonly string[],
  items: readonly string[],
  any: string,
  equal: (one: string, item: string) => boolean,
): boolean {
  let at = 0
  let index = 0
  let back: { readonly at: number; index: number } | undefined
  while (index < items.length) {
    const one = pattern[at]
    if (one === any) {
      back = { at, index }
      at += 1
    } else if (one !== undefined && equal(one, items[index] ?? '')) {
      at += 1
      index += 1
    } else if (back === undefined) return false
    else {
      back.index += 1
      at = back.at + 1
      index = back.index
    }
  }
  return pattern.slice(at).every((one) => one === any)
}
