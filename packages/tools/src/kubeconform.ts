import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { cleanOutput } from './clean-output.ts'
import { networkEnvironment } from './network-environment.ts'
import { askTool, type ToolOptions } from './run-tool.ts'
import { ToolError } from './tool-error.ts'

/** One manifest that kubeconform has something to say about. */
export interface SchemaVerdict {
  readonly kind: string
  readonly name: string
  /** The apiVersion. */
  readonly version: string
  /** `statusInvalid`, `statusError`; those that are valid are not told. */
  readonly status: string
  /** All that is wrong, each with a JSON Pointer into the manifest. */
  readonly message: string
}

/** How folders of schemas are laid out: flat, as kubernetes-json-schema, and as the catalogue of custom resources. */
const LAYOUTS = [
  '{{ .ResourceKind }}{{ .KindSuffix }}.json',
  '{{ .NormalizedKubernetesVersion }}-standalone{{ .StrictSuffix }}/{{ .ResourceKind }}{{ .KindSuffix }}.json',
  '{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json',
]

/**
 * Holds manifests to the schemas of their kinds: those of a folder, without the network, or else those that kubeconform
 * fetches. Unknown keys are errors. ToolError where it can't be run or says nothing that can be read.
 */
export async function kubeconform(
  manifests: string,
  schemas: string | undefined,
  options?: ToolOptions,
): Promise<readonly SchemaVerdict[]> {
  const locations =
    schemas === undefined
      ? []
      : LAYOUTS.map((layout) => `-schema-location=${escaped(resolve(schemas))}/${layout}`)
  const env =
    schemas === undefined
      ? { ...networkEnvironment(), PATH: '', HOME: tmpdir() }
      : { PATH: '', HOME: tmpdir() }
  const args = ['-strict', '-output=json', ...locations, '-']
  const call = { tool: 'kubeconform', args, env, input: manifests }
  const { exitCode, stdout, stderr } = await askTool(call, options)
  const verdicts = verdictsIn(stdout)
  if (verdicts !== undefined) return verdicts
  const said = cleanOutput(stderr === '' ? stdout : stderr)
  throw new ToolError('FAILED', { tool: 'kubeconform', exitCode }, `exit ${exitCode}: ${said}`)
}

/** A folder's name stands in a Go template, where `{{` would begin an action. */
function escaped(folder: string): string {
  return folder.replaceAll('{{', '{{ "{{" }}')
}

function verdictsIn(stdout: string): readonly SchemaVerdict[] | undefined {
  let answer: unknown
  try {
    answer = JSON.parse(stdout)
  } catch {
    return undefined
  }
  const resources = memberOf(answer, 'resources')
  if (!Array.isArray(resources)) return undefined
  return resources.map((one: unknown) => ({
    kind: textAt(one, 'kind'),
    name: textAt(one, 'name'),
    version: textAt(one, 'version'),
    status: textAt(one, 'status'),
    message: textAt(one, 'msg'),
  }))
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

function textAt(value: unknown, key: string): string {
  const member = memberOf(value, key)
  return typeof member === 'string' ? member : ''
}
