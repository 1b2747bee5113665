import { parse } from 'yaml'
import { Refusal } from './refusal.ts'

/** What of a workflow file a dispatch needs. */
export interface DispatchableWorkflow {
  readonly name: string
  readonly runName: string | undefined
}

/** Judges a dispatch by the workflow's own text, in GitHub's words. */
export function judgeDispatch(
  text: string,
  inputs: Readonly<Record<string, unknown>>,
): DispatchableWorkflow {
  const whole = entries(parse(text))
  const on = whole.get('on')
  const triggers = typeof on === 'string' ? [on] : Array.isArray(on) ? on : [...entries(on).keys()]
  if (!triggers.includes('workflow_dispatch')) {
    throw new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger")
  }
  const declared = entries(entries(entries(on).get('workflow_dispatch')).get('inputs'))
  const unexpected = Object.keys(inputs).filter((name) => !declared.has(name))
  if (unexpected.length > 0) {
    throw new Refusal(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`)
  }
  for (const [name, input] of declared) {
    const { required, default: preset } = Object.fromEntries(entries(input))
    if (required === true && preset === undefined && !Object.hasOwn(inputs, name)) {
      throw new Refusal(422, `Required input '${name}' not provided`)
    }
  }
  const runName = whole.get('run-name')
  return {
    name: String(whole.get('name') ?? ''),
    runName: typeof runName === 'string' ? expand(runName, inputs) : undefined,
  }
}

/** The one kind of expression that our callers' run names have: inputs, each with what stands in for an empty one. */
function expand(text: string, inputs: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(/\$\{\{ ([^}]+) \}\}/g, (_, expression: string) => {
    const names = expression.split('||').map((part) => part.trim().replace(/^inputs\./, ''))
    const values = names.map((name) => (Object.hasOwn(inputs, name) ? String(inputs[name]) : ''))
    return values.find((value) => value !== '') ?? ''
  })
}

function entries(value: unknown): ReadonlyMap<string, unknown> {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
  return new Map(isMapping ? Object.entries(value) : [])
}
