/**
 * Writes `test/fixtures/kubernetes-schemas`: the schemas that our charts are held to, from the OpenAPI file of the
 * Kubernetes module that `scripts/tools/kube-apiserver` pins. Run it with `node scripts/kubernetes-schemas.ts` when that
 * pin changes. The files are what `kubeconform -strict` expects: one for each kind, without references to other files,
 * and no key but the known ones.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const out = join(root, 'test', 'fixtures', 'kubernetes-schemas')

/** What the charts of our tests hold; each costs some kilobytes. */
const KINDS = [
  'io.k8s.api.core.v1.ConfigMap',
  'io.k8s.api.core.v1.Service',
  'io.k8s.api.core.v1.ServiceAccount',
  'io.k8s.api.core.v1.Pod',
  'io.k8s.api.apps.v1.Deployment',
  'io.k8s.api.batch.v1.Job',
  'io.k8s.api.networking.v1.Ingress',
] as const

/** Values that YAML writes as text or as a number. */
const TEXT_OR_NUMBER = new Map([
  ['io.k8s.apimachinery.pkg.util.intstr.IntOrString', ['string', 'integer', 'null']],
  ['io.k8s.apimachinery.pkg.api.resource.Quantity', ['string', 'number', 'null']],
])

type Json = Readonly<Record<string, unknown>>

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mapping(value: unknown): Json {
  if (isJson(value)) return value
  throw new Error('the OpenAPI file is not laid out as expected')
}

function openApi(): Json {
  const cwd = join(root, 'scripts', 'tools', 'kube-apiserver')
  const answer = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'k8s.io/kubernetes'], { cwd })
  const file = join(answer.toString('utf8').trim(), 'api', 'openapi-spec', 'swagger.json')
  return mapping(JSON.parse(readFileSync(file, 'utf8')))
}

/** A definition without prose and with unknown keys refused; `uses` learns which others it needs. */
function strict(schema: Json, uses: Set<string>): Json {
  const { $ref, type, items, properties, additionalProperties, required, format } = schema
  if (typeof $ref === 'string') {
    uses.add($ref.replace('#/definitions/', ''))
    return { $ref }
  }
  return {
    ...(type === undefined ? {} : { type: [type, 'null'] }),
    ...(format === undefined ? {} : { format }),
    ...(items === undefined ? {} : { items: strict(mapping(items), uses) }),
    ...(required === undefined ? {} : { required }),
    ...(isJson(additionalProperties)
      ? { additionalProperties: strict(additionalProperties, uses) }
      : {}),
    ...(properties === undefined ? {} : strictProperties(mapping(properties), uses)),
  }
}

function strictProperties(properties: Json, uses: Set<string>): Json {
  const entries = Object.entries(properties).map(([name, one]) => [
    name,
    strict(mapping(one), uses),
  ])
  return { properties: Object.fromEntries(entries), additionalProperties: false }
}

function schemaOf(kind: string, all: Json): Json {
  const found = new Map<string, Json>()
  const waiting = [kind]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    const uses = new Set<string>()
    const types = TEXT_OR_NUMBER.get(name)
    found.set(name, types === undefined ? strict(mapping(all[name]), uses) : { type: types })
    waiting.push(...uses)
  }
  const definitions = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
  return { $ref: `#/definitions/${kind}`, definitions }
}

/** `deployment-apps-v1.json`: the name by which kubeconform looks for a kind. */
function fileName(definition: Json): string {
  const [gvk] = Array.isArray(definition['x-kubernetes-group-version-kind'])
    ? definition['x-kubernetes-group-version-kind']
    : []
  const { group, version, kind } = mapping(gvk)
  const [first = ''] = String(group).split('.')
  const parts = [String(kind), first, String(version)].filter((part) => part !== '')
  return `${parts.join('-').toLowerCase()}.json`
}

const definitions = mapping(openApi()['definitions'])
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
for (const kind of KINDS) {
  const file = fileName(mapping(definitions[kind]))
  writeFileSync(join(out, file), `${JSON.stringify(schemaOf(kind, definitions))}\n`)
}
