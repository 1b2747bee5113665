import { readFew, readGlobs, readMilliseconds } from './delivery-fields.ts'
import type { Analysis, Stage, Step, StepCondition } from './delivery-file.ts'
import {
  type Fields,
  readBoolean,
  readChecked,
  readFields,
  readMap,
  readText,
  readWord,
  required,
} from './fields.ts'
import { isLabel } from './names.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { hint } from './suggestion.ts'
import { type MapEntry, type Node, scalarType } from './tree.ts'

const STEP_KEYS = [
  'name',
  'run',
  'shell',
  'reports',
  'reportsRequired',
  'timeout',
  'env',
  'when',
] as const
type StepKey = (typeof STEP_KEYS)[number]

const MOST_STEPS = 50
const MOST_COMMANDS = 50
const MOST_VARIABLES = 100
/** Linux takes 128 KiB for one argument, and a script longer than this belongs in a file. */
const LONGEST_COMMAND = 16_384

/** A step with the places that checks across the file point at. */
export interface Placed<Kind extends Step> {
  readonly step: Kind
  readonly nameOffset: number
  /** Where `when` stands; where it is absent, the step. */
  readonly whenOffset: number
}

/** Parses `stages`: what is run one after the other. */
export function readStages(
  entry: MapEntry | undefined,
  problems: ProblemList,
): readonly Placed<Stage>[] {
  if (entry === undefined) return []
  return readFew(entry.value, '"stages"', MOST_STEPS, problems).flatMap((node) => {
    const fields = readFields(node, 'a stage', [...STEP_KEYS, 'needsDocker'], problems)
    const needsDocker = flag(fields, 'needsDocker', problems)
    return readStep(node, fields, 'a stage', problems).map((placed) => ({
      ...placed,
      step: { ...placed.step, needsDocker },
    }))
  })
}

/** Parses `analysis`: what is run beside the stages. */
export function readAnalyses(
  entry: MapEntry | undefined,
  problems: ProblemList,
): readonly Placed<Analysis>[] {
  if (entry === undefined) return []
  return readFew(entry.value, '"analysis"', MOST_STEPS, problems).flatMap((node) => {
    const fields = readFields(node, 'an analysis', [...STEP_KEYS, 'sarif', 'failOn'], problems)
    const sarif = readGlobs(fields.get('sarif'), '"sarif"', problems)
    const entry = fields.get('failOn')
    const levels = ['error', 'warning', 'note', 'none'] as const
    const failOn = (entry && readWord(entry.value, '"failOn"', levels, problems)) ?? 'error'
    if (entry !== undefined && !fields.has('sarif')) {
      const way = 'name the files, or remove it: the exit status alone decides then'
      problems.add(
        entry.keyOffset,
        `"failOn" is about findings, but there is no "sarif" beside it; ${way}`,
      )
    }
    return readStep(node, fields, 'an analysis', problems).map((placed) => ({
      ...placed,
      step: { ...placed.step, sarif, failOn },
    }))
  })
}

/** A step, or none where it has no name or nothing to run: all that is wrong is told in any case. */
function readStep<Key extends string>(
  node: Node,
  fields: Fields<Key | StepKey>,
  what: string,
  problems: ProblemList,
): readonly Placed<Step>[] {
  const named = required(
    fields,
    'name',
    node,
    what,
    problems,
    `, such as ${what === 'a stage' ? 'unit' : 'lint'}`,
  )
  const name = named && readName(named, problems)
  const commands = required(
    fields,
    'run',
    node,
    what,
    problems,
    ', a command such as ./gradlew test',
  )
  const shell = fields.get('shell')
  const timeout = fields.get('timeout')
  const when = fields.get('when')
  const rest = {
    run: commands === undefined ? [] : readCommands(commands, problems),
    shell: (shell && readWord(shell.value, '"shell"', ['bash', 'sh', 'pwsh'], problems)) ?? 'bash',
    reports: readGlobs(fields.get('reports'), '"reports"', problems),
    reportsRequired: flag(fields, 'reportsRequired', problems),
    timeout: timeout && readMilliseconds(timeout.value, '"timeout"', problems),
    env: readEnv(fields.get('env'), problems),
    when: when === undefined ? ALWAYS : readWhen(when.value, problems),
  }
  refuseIdleDemand(fields, rest.reportsRequired, problems)
  if (named === undefined || name === undefined) return []
  const whenOffset = when?.value.offset ?? node.offset
  return [{ step: { name, ...rest }, nameOffset: named.offset, whenOffset }]
}

/** What else can be asked for by name: everything, the checks of the chart, the analyses. */
const TAKEN = ['all', 'chart', 'analysis']

function readName(node: Node, problems: ProblemList): string | undefined {
  const form = 'a name of lower case letters, digits and "-", 63 at most'
  const name = readChecked(node, '"name"', form, isLabel, problems)
  if (name === undefined || !TAKEN.includes(name)) return name
  const others = 'all, the checks of the chart, or all analyses'
  problems.add(node.offset, `"name" ${quote(name)} asks for ${others}; choose another`)
  return undefined
}

function flag<Key extends string>(
  fields: Fields<Key>,
  key: NoInfer<Key>,
  problems: ProblemList,
): boolean {
  const entry = fields.get(key)
  return entry !== undefined && readBoolean(entry.value, quote(key), problems) === true
}

function refuseIdleDemand<Key extends string>(
  fields: Fields<Key | StepKey>,
  reportsRequired: boolean,
  problems: ProblemList,
): void {
  if (!reportsRequired || fields.has('reports')) return
  const offset = fields.get('reportsRequired')?.keyOffset ?? 0
  problems.add(offset, '"reportsRequired" asks for reports, but there is no "reports" beside it')
}

function readCommands(node: Node, problems: ProblemList): readonly string[] {
  const nodes = node.kind === 'scalar' ? [node] : readFew(node, '"run"', MOST_COMMANDS, problems)
  if (node.kind === 'list' && nodes.length === 0) {
    problems.add(node.offset, '"run" has no command in it')
  }
  return nodes.flatMap((one) => {
    const text = readText(one, '"run"', problems)
    if (text === undefined) return []
    const odd = whyNoCommand(text)
    if (odd === undefined) return [text]
    problems.add(one.offset, `"run" ${odd}`)
    return []
  })
}

function whyNoCommand(text: string): string | undefined {
  if (text.trim() === '') return 'is blank; write a command such as ./gradlew test'
  if (text.includes('\0')) return 'holds a NUL character, which no program takes'
  return text.length > LONGEST_COMMAND
    ? `is longer than ${LONGEST_COMMAND} characters; put the commands in a script and run that`
    : undefined
}

function readEnv(entry: MapEntry | undefined, problems: ProblemList): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  if (entry === undefined) return variables
  const entries = readMap(entry.value, '"env"', problems)?.entries ?? []
  if (entries.length > MOST_VARIABLES) {
    problems.add(entry.keyOffset, `"env" has more than ${MOST_VARIABLES} entries`)
  }
  for (const { key, keyOffset, value } of entries.slice(0, MOST_VARIABLES)) {
    const odd = whyNoVariable(key)
    if (odd !== undefined) problems.add(keyOffset, `variable ${quote(key)} ${odd}`)
    const form = `text of ${LONGEST_COMMAND} characters at most, without NUL`
    const isRight = (text: string) => text.length <= LONGEST_COMMAND && !text.includes('\0')
    const text = readChecked(value, `variable ${quote(key)}`, form, isRight, problems)
    if (text !== undefined) variables.set(key, text)
  }
  return variables
}

function whyNoVariable(name: string): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name)) {
    return 'is not a name of letters, digits and "_", 100 at most, that begins with no digit'
  }
  // The names of environment variables don't depend on case on Windows.
  return /^(?:GITHUB|RUNNER|INPUT|ACTIONS)_/i.test(name)
    ? "belongs to the runner, which reads it; choose a name that doesn't begin so"
    : undefined
}

const ALWAYS: StepCondition = { kind: 'always' }
const WORDS = ['always', 'chart-changed'] as const

function readWhen(node: Node, problems: ProblemList): StepCondition {
  if (node.kind === 'map') {
    const fields = readFields(node, '"when"', ['paths'], problems)
    const before = problems.count()
    const globs = readGlobs(fields.get('paths'), '"paths"', problems)
    if (globs.length === 0 && problems.count() === before) {
      problems.add(node.offset, '"when" names no paths; write { paths: ["src/**"] }')
    }
    return { kind: 'paths', globs }
  }
  if (node.kind === 'scalar' && scalarType(node) === 'string') {
    const word = WORDS.find((one) => one === node.text)
    if (word !== undefined) return { kind: word }
    const near = hint(node.text, WORDS)
    const meant = near.startsWith(';') ? near : ''
    const forms = '"always", "chart-changed" or { paths: ["src/**"] }'
    problems.add(node.offset, `"when" ${quote(node.text)} must be ${forms}${meant}`)
    return ALWAYS
  }
  problems.add(node.offset, '"when" must be "always", "chart-changed" or { paths: ["src/**"] }')
  return ALWAYS
}
