import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import type { FunctionDefinition } from '@actions/expressions/funcs/info'
import { at } from './document.ts'

export type JobResult = 'success' | 'failure' | 'cancelled' | 'skipped'

/** A run of a workflow as GitHub would decide on its jobs. */
export interface JobRun {
  readonly inputs: Readonly<Record<string, boolean | string>>
  /** What is asked of the context `github`. */
  readonly github?: Readonly<Record<string, unknown>>
  /** Outputs of jobs, by job. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** How jobs end that run; those that are not named succeed. */
  readonly ends: Readonly<Record<string, JobResult>>
}

const STATUS = ['success', 'failure', 'cancelled', 'always'] as const

/**
 * How each job ends by what its condition says, evaluated by GitHub's own evaluator. The status functions mean what GitHub documents: `failure()` looks
 * at all ancestors; a condition that names none of them holds only where `success()` does; and `cancelled()` is about the run, which goes on when one job is over its time.
 */
export function jobResults(workflow: unknown, run: JobRun): ReadonlyMap<string, JobResult> {
  const jobs: readonly (readonly [string, unknown])[] = Object.entries(Object(at(workflow, 'jobs')))
  const results = new Map<string, JobResult>()
  for (const [id, job] of jobs) {
    const isRun = holds(at(job, 'if'), job, ancestorsOf(job, new Map(jobs)), results, run)
    results.set(id, isRun ? (run.ends[id] ?? 'success') : 'skipped')
  }
  return results
}

/** Whether a step of a job that runs is reached, where its condition leaves steps before it out of account. */
export function isStepReached(workflow: unknown, run: JobRun, job: string, step: string): boolean {
  const results = jobResults(workflow, run)
  const found = at(workflow, 'jobs', job)
  const steps: readonly unknown[] = [at(found, 'steps') ?? []].flat()
  const condition = at(
    steps.find((one) => at(one, 'name') === step),
    'if',
  )
  const runs = results.get(job) !== 'skipped'
  return runs && condition !== undefined && holds(condition, found, [], results, run)
}

function needsOf(job: unknown): readonly string[] {
  return [at(job, 'needs') ?? []].flat().map(String)
}

function ancestorsOf(job: unknown, jobs: ReadonlyMap<string, unknown>): readonly string[] {
  const needs = needsOf(job)
  return [...new Set([...needs, ...needs.flatMap((id) => ancestorsOf(jobs.get(id), jobs))])]
}

function holds(
  condition: unknown,
  job: unknown,
  ancestors: readonly string[],
  results: ReadonlyMap<string, JobResult>,
  { inputs, outputs, github = {} }: JobRun,
): boolean {
  const needs = needsOf(job)
  const written = String(condition ?? 'success()')
  const bare = written.replace(/^\$\{\{([\s\S]*)\}\}$/, '$1').trim()
  const isExplicit = STATUS.some((name) => new RegExp(`\\b${name}\\(`).test(bare))
  const text = isExplicit ? bare : `success() && (${bare})`
  const among = (result: JobResult) => ancestors.some((id) => results.get(id) === result)
  const status = {
    success: needs.every((id) => results.get(id) === 'success'),
    failure: among('failure'),
    cancelled: false,
    always: true,
  }
  const functions = STATUS.map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(status[name]),
  }))
  const value = evaluated(text, functions, {
    inputs,
    github,
    needs: Object.fromEntries(
      needs.map((id) => [id, { result: results.get(id) ?? '', outputs: outputs[id] ?? {} }]),
    ),
  })
  return value.kind === data.Kind.Boolean ? value.value : value.coerceString() !== ''
}

/** What GitHub would put in the place of a `${{ expression }}`. */
export function textOf(expression: unknown, context: Readonly<Record<string, unknown>>): string {
  const [, bare] = /^\$\{\{(.*)\}\}$/.exec(String(expression)) ?? []
  return bare === undefined ? String(expression) : evaluated(bare, [], context).coerceString()
}

function evaluated(
  text: string,
  functions: FunctionDefinition[],
  context: Readonly<Record<string, unknown>>,
): data.ExpressionData {
  const values = dataOf(context)
  if (!(values instanceof data.Dictionary)) throw new Error('a context is a map')
  const { tokens } = new Lexer(text).lex()
  const expression = new Parser(tokens, Object.keys(context), functions).parse()
  const byName = new Map(functions.map((one) => [one.name, one]))
  return new Evaluator(expression, values, byName).evaluate()
}

function dataOf(value: unknown): data.ExpressionData {
  if (typeof value === 'boolean') return new data.BooleanData(value)
  if (typeof value === 'string') return new data.StringData(value)
  const pairs = Object.entries(Object(value)).map(([key, one]) => ({ key, value: dataOf(one) }))
  return new data.Dictionary(...pairs)
}
