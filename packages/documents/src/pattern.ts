/**
 * The part of Go's regular expressions that patch targets use, matched in time proportional to pattern
 * times text. Patterns come from files anyone may propose, and the language's own engine can be made to
 * run for ever on one.
 */
export interface Pattern {
  /** Whether it stands for one text only, and is compared at once. */
  readonly literal: boolean
  /** Whether the whole text matches; kustomize anchors every target. */
  matches(text: string): boolean
}

type Step =
  | { readonly kind: 'one'; readonly accepts: (code: number) => boolean }
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'match' }

interface Compiler {
  readonly pattern: string
  at: number
  depth: number
  readonly steps: Step[]
}

const PATTERN_LIMIT = 512
const STEP_LIMIT = 4_096
const GROUP_LIMIT = 32

/** Compiles a pattern; undefined where it uses what is not understood here. */
export function compilePattern(pattern: string): Pattern | undefined {
  if (pattern.length > PATTERN_LIMIT) return undefined
  if (/^[A-Za-z0-9_-]+$/.test(pattern))
    return { literal: true, matches: (text) => text === pattern }
  const compiler: Compiler = { pattern, at: 0, depth: 0, steps: [] }
  if (!alternatives(compiler) || compiler.at !== pattern.length) return undefined
  compiler.steps.push({ kind: 'match' })
  const { steps } = compiler
  return steps.length > STEP_LIMIT
    ? undefined
    : { literal: false, matches: (text) => run(steps, text) }
}

function alternatives(compiler: Compiler): boolean {
  const start = compiler.steps.length
  if (!sequence(compiler)) return false
  const jumps: { kind: 'jump'; to: number }[] = []
  while (compiler.pattern[compiler.at] === '|') {
    compiler.at += 1
    const jump = { kind: 'jump' as const, to: 0 }
    compiler.steps.push(jump)
    jumps.push(jump)
    insertSplit(compiler, start, (length) => ({ first: start + 1, second: length }))
    // The inserted split moved every step after it by one.
    if (!sequence(compiler)) return false
  }
  for (const jump of jumps) jump.to = compiler.steps.length
  return compiler.steps.length <= STEP_LIMIT
}

function sequence(compiler: Compiler): boolean {
  for (;;) {
    const next = compiler.pattern[compiler.at]
    if (next === undefined || next === '|' || next === ')') return true
    const start = compiler.steps.length
    if (!atom(compiler, next) || !repeats(compiler, start)) return false
    if (compiler.steps.length > STEP_LIMIT) return false
  }
}

function atom(compiler: Compiler, next: string): boolean {
  compiler.at += 1
  switch (next) {
    case '(':
      return group(compiler)
    case '[':
      return characterClass(compiler)
    case '.':
      compiler.steps.push({ kind: 'one', accepts: (code) => code !== 10 })
      return true
    case '^':
      compiler.steps.push({ kind: 'start' })
      return true
    case '$':
      compiler.steps.push({ kind: 'end' })
      return true
    case '\\': {
      const accepts = escaped(compiler)
      if (accepts === undefined) return false
      compiler.steps.push({ kind: 'one', accepts })
      return true
    }
    case '*':
    case '+':
    case '?':
    case '{':
    case '}':
    case ']':
      return false
    default: {
      const wanted = next.charCodeAt(0)
      compiler.steps.push({ kind: 'one', accepts: (code) => code === wanted })
      return true
    }
  }
}

function group(compiler: Compiler): boolean {
  if (compiler.pattern.startsWith('?:', compiler.at)) compiler.at += 2
  else if (compiler.pattern[compiler.at] === '?') return false
  compiler.depth += 1
  if (compiler.depth > GROUP_LIMIT || !alternatives(compiler)) return false
  compiler.depth -= 1
  if (compiler.pattern[compiler.at] !== ')') return false
  compiler.at += 1
  return true
}

function repeats(compiler: Compiler, start: number): boolean {
  const sign = compiler.pattern[compiler.at]
  if (sign !== '*' && sign !== '+' && sign !== '?') return sign !== '{'
  compiler.at += 1
  // Lazy or greedy makes no difference to whether the whole text matches.
  if (compiler.pattern[compiler.at] === '?') compiler.at += 1
  if ('*+?{'.includes(compiler.pattern[compiler.at] ?? ' ')) return false
  if (sign === '+') {
    const end = compiler.steps.length
    compiler.steps.push({ kind: 'split', first: start, second: end + 1 })
    return true
  }
  const loop = sign === '*' ? 1 : 0
  insertSplit(compiler, start, (length) => ({ first: start + 1, second: length + loop }))
  if (loop === 1) compiler.steps.push({ kind: 'jump', to: start })
  return true
}

/** Puts a split before `start`, moving what follows, and the targets within it, by one. */
function insertSplit(
  compiler: Compiler,
  start: number,
  targets: (length: number) => { first: number; second: number },
): void {
  for (const step of compiler.steps.slice(start)) {
    if (step.kind === 'jump' && step.to >= start) step.to += 1
    if (step.kind === 'split') {
      step.first += step.first >= start ? 1 : 0
      step.second += step.second >= start ? 1 : 0
    }
  }
  compiler.steps.splice(start, 0, { kind: 'split', ...targets(compiler.steps.length + 1) })
}

const SETS = new Map<string, (code: number) => boolean>([
  ['d', isDigit],
  ['D', (code) => !isDigit(code)],
  ['w', isWord],
  ['W', (code) => !isWord(code)],
  ['s', isSpace],
  ['S', (code) => !isSpace(code)],
])

function escaped(compiler: Compiler): ((code: number) => boolean) | undefined {
  const next = compiler.pattern[compiler.at]
  compiler.at += 1
  if (next === undefined) return undefined
  const set = SETS.get(next)
  if (set !== undefined) return set
  if (/[A-Za-z0-9]/.test(next)) return undefined
  const wanted = next.charCodeAt(0)
  return (code) => code === wanted
}

function characterClass(compiler: Compiler): boolean {
  const { pattern } = compiler
  const negated = pattern[compiler.at] === '^'
  if (negated) compiler.at += 1
  const tests: ((code: number) => boolean)[] = []
  for (let first = true; ; first = false) {
    const next = pattern[compiler.at]
    if (next === undefined || next === '[') return false
    compiler.at += 1
    if (next === ']' && !first) break
    if (next === '\\') {
      const accepts = escaped(compiler)
      if (accepts === undefined) return false
      tests.push(accepts)
      continue
    }
    const from = next.charCodeAt(0)
    const end = pattern[compiler.at + 1]
    if (pattern[compiler.at] === '-' && end !== undefined && end !== ']') {
      if (end === '\\' || end === '[') return false
      compiler.at += 2
      const to = end.charCodeAt(0)
      tests.push((code) => code >= from && code <= to)
    } else tests.push((code) => code === from)
  }
  compiler.steps.push({
    kind: 'one',
    accepts: (code) => tests.some((test) => test(code)) !== negated,
  })
  return true
}

function run(steps: readonly Step[], text: string): boolean {
  let states = reach(steps, [0], 0, text.length)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const next: number[] = []
    for (const state of states) {
      const step = steps[state]
      if (step?.kind === 'one' && step.accepts(code)) next.push(state + 1)
    }
    if (next.length === 0) return false
    states = reach(steps, next, at + 1, text.length)
  }
  return states.some((state) => steps[state]?.kind === 'match')
}

/** States reached without taking a character. */
function reach(
  steps: readonly Step[],
  from: readonly number[],
  at: number,
  length: number,
): readonly number[] {
  const seen = new Set<number>()
  const waiting = [...from]
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (seen.has(state)) continue
    seen.add(state)
    const step = steps[state]
    if (step?.kind === 'jump') waiting.push(step.to)
    else if (step?.kind === 'split') waiting.push(step.first, step.second)
    else if ((step?.kind === 'start' && at === 0) || (step?.kind === 'end' && at === length))
      waiting.push(state + 1)
  }
  return [...seen]
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isWord(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11)
}
