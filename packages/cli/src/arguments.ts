import { parseArgs } from 'node:util'
import { ALL_STEPS } from '@fluxgate/pipeline'
import { quote, secondsOf } from '@fluxgate/policy'
import { DELIVERY_FILE } from '@fluxgate/stages'

/** What `fluxgate test` is asked for. */
export interface TestArguments {
  /** From the current folder. */
  readonly delivery: string
  readonly steps:
    | { readonly kind: 'named'; readonly names: readonly string[] }
    | { readonly kind: 'fast' }
  /** Milliseconds; undefined: as the delivery file says. */
  readonly budget: number | undefined
  /** Whether to print everything as it comes, on a terminal too. */
  readonly plain: boolean
}

/** What the command line asks for, or why that can't be. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'test'; readonly asked: TestArguments }
  | { readonly kind: 'check' }
  | { readonly kind: 'mistake'; readonly why: string }

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  delivery: { type: 'string' },
  budget: { type: 'string' },
  fast: { type: 'boolean' },
  plain: { type: 'boolean' },
} as const

/** Reads the words after the program's name. */
export function readArguments(words: readonly string[]): Command {
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    allowPositionals: true,
    // Its own refusals would be in its own words.
    strict: false,
    tokens: true,
  })
  const wrong = tokens.flatMap(whyNoOption)
  if (wrong.length > 0) return mistake(wrong.join('\n'))
  const [command, ...names] = positionals
  if (values.help === true || words.length === 0) return { kind: 'help' }
  if (values.version === true) return { kind: 'version' }
  switch (command) {
    case 'test':
      return testCommand(values, names)
    case 'check':
      return checkCommand(values, names)
    case undefined:
      return mistake(`no command is named; ${COMMANDS}`)
    default:
      return mistake(`there is no command ${quote(command)}; ${COMMANDS}`)
  }
}

const COMMANDS = 'there are "check" and "test"'

type Values = Readonly<Partial<Record<keyof typeof OPTIONS, string | boolean>>>

function testCommand(values: Values, names: readonly string[]): Command {
  const { delivery, budget, fast, plain } = values
  if (fast === true && names.length > 0) {
    const others = names.map(quote).join(', ')
    return mistake(`"--fast" names the steps already; leave it out, or ${others}`)
  }
  const seconds = typeof budget === 'string' ? secondsOf(budget) : undefined
  if (typeof budget === 'string' && (seconds ?? 0) === 0) {
    return mistake(`"--budget" ${quote(budget)} is no duration; write it as 90s, 15m or 2h`)
  }
  return {
    kind: 'test',
    asked: {
      delivery: typeof delivery === 'string' ? delivery : DELIVERY_FILE,
      steps:
        fast === true
          ? { kind: 'fast' }
          : { kind: 'named', names: names.length === 0 ? [ALL_STEPS] : names },
      budget: seconds === undefined ? undefined : seconds * 1_000,
      plain: plain === true,
    },
  }
}

/** It is about the policy of the folder that it begins in, and takes nothing more. */
function checkCommand(values: Values, names: readonly string[]): Command {
  const extra = [...Object.keys(values).map((name) => `--${name}`), ...names]
  if (extra.length === 0) return { kind: 'check' }
  return mistake(`"check" takes nothing more; leave out ${extra.map(quote).join(', ')}`)
}

/** A word as Node parts them: what matters here is an option, with its value or none. */
interface Token {
  readonly kind: string
  readonly name?: string
  readonly rawName?: string
  readonly value?: string | undefined
}

function whyNoOption({ kind, name, rawName = '', value }: Token): readonly string[] {
  if (kind !== 'option') return []
  const option = new Map<string, { readonly type: string }>(Object.entries(OPTIONS)).get(name ?? '')
  if (option === undefined) return [`there is no option ${quote(rawName)}`]
  if (option.type === 'string' && (value ?? '') === '') return [`"${rawName}" lacks its value`]
  return option.type === 'boolean' && value !== undefined ? [`"${rawName}" takes no value`] : []
}

function mistake(why: string): Command {
  return { kind: 'mistake', why }
}
