import { inOrder } from './graph.ts'
import { parsePolicy } from './parse-policy.ts'
import { type Pattern, parsePattern, patternsMeet } from './pattern.ts'
import { describeProblem } from './problem.ts'
import { quote } from './quote.ts'
import { type ScannedFile, type Sighting, sightingsIn, stageOf, type Unplaced } from './scan.ts'
import { printServiceKey } from './service-key.ts'

/** A policy to look through and commit, and what a person should know of how it was made. */
export interface ProposedPolicy {
  readonly text: string
  readonly notes: readonly string[]
}

const MOST_PATTERNS = 5
const MOST_NOTES = 10
const MOST_NAMED = 6

interface ProposedEnvironment {
  readonly name: string
  readonly after: readonly string[]
  readonly overlays: readonly string[]
  readonly services: readonly string[]
}

/**
 * Proposes a policy for a repository without one, from the HelmReleases found in its files: environments by folders with
 * usual names, in the usual order. The text is one that `parsePolicy` takes; who reports is left to a person.
 */
export function proposePolicy(files: readonly ScannedFile[]): ProposedPolicy {
  const found = files.flatMap(sightingsIn)
  const placed = found.filter((one): one is Sighting => 'environment' in one)
  const unplaced = found.filter((one): one is Unplaced => !('environment' in one))
  const notes = unplaced.map(
    ({ path, name }) =>
      `HelmRelease ${quote(name)} in ${quote(path)}: no folder of it is called like an environment and no step like a service`,
  )
  const namespaced = isNamespaced(placed)
  const environments = environmentsOf(placed, namespaced, notes)
  const text =
    environments.length === 0
      ? EXAMPLE
      : policyText(environments, exceptionsOf(placed, environments, namespaced), placed.length)
  const parsed = parsePolicy(text, 'policy.yaml')
  if (parsed.kind === 'problems') notes.push(...parsed.problems.map(describeProblem))
  if (environments.length === 0) {
    notes.unshift(
      'no HelmRelease was found under a folder with the name of an environment; the proposal is an example',
    )
  }
  const more = notes.length - MOST_NOTES
  const shown = more > 0 ? [...notes.slice(0, MOST_NOTES), `and ${more} more like these`] : notes
  return parsed.kind === 'ok' ? { text, notes: shown } : { text: EXAMPLE, notes: shown }
}

const WHO_COUNTS = (environments: readonly string[]) =>
  [
    '# Whose events count: the numeric id of the GitHub App or user behind the Flux provider. Until one is here,',
    '# events are refused, and the run prints what to write in place of the empty list, such as:',
    `#   reporters: [{ id: 123456, login: "your-flux[bot]", environments: [${environments.join(', ')}] }]`,
    'reporters: []',
    '# Who may say by hand that a release works (the first runs need it), skip gates, hold versions: logins, user ids, or teams',
    '# such as acme/ops, which only the token of a GitHub App can read.',
    'people: { attest: [], override: [], hold: [] }',
    '',
  ].join('\n')

const EXAMPLE = [
  '# An example: no HelmRelease was found that tells its environment by its folder.',
  'version: 1',
  'environments:',
  '  dev: { overlays: "apps/dev/{service}" }',
  '  prod: { after: [dev], overlays: "apps/prod/{service}" }',
  WHO_COUNTS(['dev', 'prod']),
].join('\n')

/** Services of several namespaces, each with its namespace in the path, have it in their keys. */
function isNamespaced(placed: readonly Sighting[]): boolean {
  const namespaces = new Set(placed.map(({ namespace }) => namespace))
  return namespaces.size > 1 && placed.every(({ namespaceStep }) => namespaceStep !== -1)
}

function patternOf({ pattern, namespaceStep }: Sighting, namespaced: boolean): string {
  return pattern
    .map((step, index) => (namespaced && index === namespaceStep ? '{namespace}' : step))
    .join('/')
}

function keyOf({ namespace, service }: Sighting, namespaced: boolean): string {
  return printServiceKey({ namespace: namespaced ? namespace : undefined, service })
}

function environmentsOf(
  placed: readonly Sighting[],
  namespaced: boolean,
  notes: string[],
): readonly ProposedEnvironment[] {
  const names = [...new Set(placed.map(({ environment }) => environment))].toSorted(byStage)
  const taken: { readonly environment: string; readonly pattern: Pattern }[] = []
  const environments = names.flatMap((name) => {
    const own = placed.filter(({ environment }) => environment === name)
    const overlays: string[] = []
    for (const text of byCount(own.map((one) => patternOf(one, namespaced)))) {
      const pattern = parsePattern(text)
      const free =
        typeof pattern !== 'string' &&
        overlays.length < MOST_PATTERNS &&
        !taken.some((one) => one.environment !== name && patternsMeet(one.pattern, pattern))
      if (!free) {
        notes.push(
          `${quote(text)} of ${name} is left out: it is odd, one too many, or meets another environment's`,
        )
        continue
      }
      taken.push({ environment: name, pattern })
      overlays.push(text)
    }
    const services = [...new Set(own.map((one) => keyOf(one, namespaced)))].toSorted()
    return overlays.length === 0 ? [] : [{ name, overlays, services }]
  })
  const kept = environments.map(({ name }) => name)
  return inOrder(
    environments.map((environment) => {
      const after = before(environment.name, kept)
      return { ...environment, after, upstreams: after }
    }),
  )
}

function byStage(a: string, b: string): number {
  const order = (stageOf(a) ?? 0) - (stageOf(b) ?? 0)
  return order === 0 ? (a < b ? -1 : Number(a > b)) : order
}

/** The environments of the stage before, as far as there is one. */
function before(name: string, names: readonly string[]): readonly string[] {
  const stage = stageOf(name) ?? 0
  const earlier = names.map((one) => stageOf(one) ?? 0).filter((one) => one < stage)
  if (earlier.length === 0) return []
  const last = Math.max(...earlier)
  return names.filter((one) => (stageOf(one) ?? 0) === last)
}

function byCount(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => text)
}

/** Objects that are called otherwise than the key says, by service and environment. */
function exceptionsOf(
  placed: readonly Sighting[],
  environments: readonly ProposedEnvironment[],
  namespaced: boolean,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const exceptions = new Map<string, Map<string, string>>()
  const taken = new Set<string>()
  for (const sighting of placed) {
    const { environment, name, namespace, service } = sighting
    const object = namespace === undefined ? name : `${namespace}/${name}`
    const known = environments.some((one) => one.name === environment)
    if (name === service || !known || taken.has(`${environment} ${object}`)) continue
    taken.add(`${environment} ${object}`)
    const key = keyOf(sighting, namespaced)
    const own = exceptions.get(key) ?? new Map<string, string>()
    if (!own.has(environment)) own.set(environment, object)
    exceptions.set(key, own)
  }
  return exceptions
}

function policyText(
  environments: readonly ProposedEnvironment[],
  exceptions: ReadonlyMap<string, ReadonlyMap<string, string>>,
  count: number,
): string {
  const names = environments.map(({ name }) => name)
  const lines = [
    `# Proposed from ${count} HelmReleases in this repository. Check the order of the environments and fill in who reports.`,
    'version: 1',
    'environments:',
    ...environments.flatMap(environmentLines),
  ]
  if (exceptions.size > 0) {
    lines.push(
      'services:                             # objects that are not called like their folder',
    )
  }
  for (const [key, objects] of [...exceptions].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const named = [...objects].map(
      ([environment, object]) => `${environment}: ${JSON.stringify(object)}`,
    )
    lines.push(`  ${JSON.stringify(key)}: { helmReleases: { ${named.join(', ')} } }`)
  }
  return `${lines.join('\n')}\n${WHO_COUNTS(names)}`
}

function environmentLines({
  name,
  after,
  overlays,
  services,
}: ProposedEnvironment): readonly string[] {
  const some = services.slice(0, MOST_NAMED).join(', ')
  const rest = services.length > MOST_NAMED ? `, and ${services.length - MOST_NAMED} more` : ''
  const patterns = overlays.map((overlay) => JSON.stringify(overlay))
  return [
    `  # services: ${some}${rest}`,
    `  ${name}:`,
    ...(after.length > 0 ? [`    after: [${after.join(', ')}]`] : []),
    `    overlays: ${patterns.length === 1 ? patterns[0] : `[${patterns.join(', ')}]`}`,
  ]
}
