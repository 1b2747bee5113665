import type { WrittenEnvironment } from './environment-section.ts'
import { type Fields, readFields, readMap, readText } from './fields.ts'
import { type Approvals, type Gates, NO_GATES } from './gate-rules.ts'
import { readGates } from './gates.ts'
import type { HelmReleaseName, ServiceException } from './model.ts'
import { isLabel, isSubdomain } from './names.ts'
import { refuseGates } from './nothing-promoted.ts'
import type { PinsPolicy } from './pins.ts'
import { type PlacedAddress, readAddresses } from './pins-section.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { parseServiceKey } from './service-key.ts'
import { hint } from './suggestion.ts'
import type { MapEntry, Node } from './tree.ts'

/** A service's exceptions as written, with what the checks between services need. */
export interface WrittenService extends ServiceException {
  readonly placed: readonly (PlacedAddress & { readonly environment: string })[]
}

/** What the sections before `services` said. */
export interface ServicesContext {
  readonly environments: readonly WrittenEnvironment[]
  /** What environments may be called: their names, and what those have to be that are none. */
  readonly names: readonly string[]
  readonly namespaced: boolean
  readonly pins: PinsPolicy
}

type Key = 'gates' | 'helmReleases' | 'pins'

/** Parses `services`: where single services differ from the rule. */
export function readServices(
  entry: MapEntry | undefined,
  context: ServicesContext,
  problems: ProblemList,
): readonly WrittenService[] {
  if (entry === undefined) return []
  const objects = new Map<string, string>()
  const entries = readMap(entry.value, '"services"', problems)?.entries ?? []
  return entries.map((service) => {
    checkKey(service, context.namespaced, problems)
    const what = `service ${quote(service.key)}`
    const fields = readFields(service.value, what, ['gates', 'helmReleases', 'pins'], problems)
    const gates = readServiceGates(fields, context, problems)
    const placed = byEnvironment(fields, 'pins', context, problems).flatMap(({ key, value }) =>
      readAddresses(value, key, context.pins, problems).map((address) => ({
        ...address,
        environment: key,
      })),
    )
    return {
      key: service.key,
      gates,
      helmReleases: readHelmReleases(service.key, fields, context, objects, problems),
      addresses: placed.map(({ pin, file, pointer, environment }) => ({
        pin,
        file,
        pointer,
        environment,
      })),
      placed,
    }
  })
}

function checkKey({ key, keyOffset }: MapEntry, namespaced: boolean, problems: ProblemList): void {
  if (parseServiceKey(key, namespaced) !== undefined) return
  const form = namespaced
    ? '<namespace>.<service>, as the overlays have {namespace}'
    : 'one DNS-1123 name'
  problems.add(keyOffset, `service ${quote(key)} is no service key; write ${form}`)
}

function byEnvironment(
  fields: Fields<Key>,
  key: Key,
  { names }: ServicesContext,
  problems: ProblemList,
): readonly MapEntry[] {
  const field = fields.get(key)
  if (field === undefined) return []
  return (readMap(field.value, quote(key), problems)?.entries ?? []).filter((entry) => {
    if (names.includes(entry.key) || names.length === 0) return true
    problems.add(
      entry.keyOffset,
      () => `environment ${quote(entry.key)} is not declared${hint(entry.key, names)}`,
    )
    return false
  })
}

function readServiceGates(
  fields: Fields<Key>,
  context: ServicesContext,
  problems: ProblemList,
): ServiceException['gates'] {
  return byEnvironment(fields, 'gates', context, problems).map((entry) => {
    const own = readGates(entry, problems)
    const environment = context.environments.find(({ name }) => name === entry.key)
    const { gates } = environment ?? {}
    // Told already where the environment asks for gates itself.
    if (environment?.first === true && environment.promotion.length === 0) {
      refuseGates(entry.key, entry, problems)
    }
    for (const gate of looserThan(gates ?? NO_GATES, own, entry.value)) {
      const message = `${quote(gate)} is looser than that of environment ${quote(entry.key)}; a service can only tighten it`
      problems.add(entry.keyOffset, message)
    }
    const rule = gates?.tests
    if (rule !== undefined && own.tests !== undefined && own.tests !== rule) {
      const message = `"tests" is another workflow than that of environment ${quote(entry.key)}, ${quote(rule)}; one of them tests a release, so remove it here`
      problems.add(entry.keyOffset, message)
    }
    return { environment: entry.key, gates: own }
  })
}

/** What is asked for, and less strictly than by the rule: harmless, as the stricter one counts, but surely a mistake. */
function looserThan(rule: Gates, own: Gates, written: Node): readonly string[] {
  const soaks = written.kind === 'map' && written.entries.some(({ key }) => key === 'soak')
  const [ownApprovals] = own.approvals
  const [ruleApprovals] = rule.approvals
  return [
    ...(soaks && own.soakSeconds < rule.soakSeconds ? ['soak'] : []),
    ...(ownApprovals !== undefined &&
    ruleApprovals !== undefined &&
    isLooser(ruleApprovals, ownApprovals)
      ? ['approvals']
      : []),
  ]
}

/** Whether whatever meets the rule meets this as well: fewer approvals, and by nobody in particular. */
function isLooser(rule: Approvals, own: Approvals): boolean {
  const names = (approvals: Approvals) => approvals.teams.map(({ org, slug }) => `${org}/${slug}`)
  const anybody = own.teams.length === 0 || names(rule).join() === names(own).join()
  return own.count < rule.count && anybody && (rule.notSourceAuthor || !own.notSourceAuthor)
}

function readHelmReleases(
  service: string,
  fields: Fields<Key>,
  context: ServicesContext,
  objects: Map<string, string>,
  problems: ProblemList,
): readonly HelmReleaseName[] {
  return byEnvironment(fields, 'helmReleases', context, problems).flatMap(({ key, value }) => {
    const text = readText(value, 'a HelmRelease', problems)
    if (text === undefined) return []
    const slash = text.indexOf('/')
    const namespace = slash === -1 ? undefined : text.slice(0, slash)
    const name = text.slice(slash + 1)
    if (!isSubdomain(name) || (namespace !== undefined && !isLabel(namespace))) {
      problems.add(value.offset, `HelmRelease ${quote(text)} is not a name, or <namespace>/<name>`)
      return []
    }
    const other = objects.get(`${key} ${text}`)
    if (other !== undefined) {
      const message = `HelmRelease ${quote(text)} is that of service ${quote(other)} in ${quote(key)} already`
      problems.add(value.offset, message)
    }
    objects.set(`${key} ${text}`, service)
    return [{ environment: key, namespace, name }]
  })
}
