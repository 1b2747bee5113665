import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'

/** An input as action.yml declares it. */
export interface DeclaredInput {
  readonly name: string
  readonly description: string
  readonly isRequired: boolean
  readonly default: string | undefined
}

/** What of an action.yml is shown to users and checked against the code. */
export interface ActionFile {
  /** The name of the action's folder. */
  readonly action: string
  readonly title: string
  readonly description: string
  readonly inputs: readonly DeclaredInput[]
  readonly outputs: readonly { readonly name: string; readonly description: string }[]
  readonly using: string
  /** The bundle, relative to the action's folder. */
  readonly main: string
}

/** The folders under `actions/`, sorted. */
export function actionNames(root: string): readonly string[] {
  return readdirSync(join(root, 'actions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** Reads `actions/<action>/action.yml`; throws with the path of what is missing or of another type. */
export function readActionFile(root: string, action: string): ActionFile {
  const file = `actions/${action}/action.yml`
  const whole = mapping(load(readFileSync(join(root, file), 'utf8')), file)
  const runs = mapping(whole.get('runs'), `${file} runs`)
  return {
    action,
    title: text(whole, 'name', file),
    description: text(whole, 'description', file),
    inputs: [...mapping(whole.get('inputs') ?? {}, `${file} inputs`)].map(([name, value]) => {
      const input = mapping(value, `${file} inputs.${name}`)
      const preset = input.get('default')
      return {
        name,
        description: text(input, 'description', `${file} inputs.${name}`),
        isRequired: input.get('required') === true,
        default: preset === undefined ? undefined : String(preset),
      }
    }),
    outputs: [...mapping(whole.get('outputs') ?? {}, `${file} outputs`)].map(([name, value]) => {
      const where = `${file} outputs.${name}`
      return { name, description: text(mapping(value, where), 'description', where) }
    }),
    using: text(runs, 'using', `${file} runs`),
    main: text(runs, 'main', `${file} runs`),
  }
}

function mapping(value: unknown, where: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where} is no mapping`)
  }
  return new Map(Object.entries(value))
}

function text(from: ReadonlyMap<string, unknown>, key: string, where: string): string {
  const value = from.get(key)
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new Error(`${where} has no text under "${key}"`)
}
