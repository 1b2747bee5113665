import {
  checkAddresses,
  checkGrouped,
  checkNamespaces,
  checkOrder,
  checkOverlaps,
} from './cross-checks.ts'
import { readEnvironment, type WrittenEnvironment } from './environment-section.ts'
import { type Fields, readChecked, readFields, readMap, readPositive } from './fields.ts'
import { checkFormatVersion } from './format-version.ts'
import { inOrder } from './graph.ts'
import type { Environment, Policy } from './model.ts'
import { isBranch, isLabel } from './names.ts'
import { refusePromotionKeys } from './nothing-promoted.ts'
import { readPeople, readReporters } from './people-section.ts'
import type { PinsPolicy } from './pins.ts'
import { readPins } from './pins-section.ts'
import type { Problem } from './problem.ts'
import { type ProblemList, problemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { readTree } from './read-tree.ts'
import { readServices } from './services-section.ts'
import { isNothing, type Node } from './tree.ts'

/** A policy, or everything that is wrong with the file, in the order of its lines. */
export type ParsedPolicy =
  | { readonly kind: 'ok'; readonly policy: Policy }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

const KEYS = [
  'version',
  'branch',
  'recorder',
  'environments',
  'pins',
  'reporters',
  'people',
  'services',
] as const
type Key = (typeof KEYS)[number]

const MOST_ENVIRONMENTS = 100
const EXAMPLE = 'version: 1, then environments: { dev: { overlays: "apps/dev/{service}" } }'

/**
 * Parses the text of `.fluxgate/policy.yaml`; `file` is what problems call it. Never throws. What the file may ask for and
 * this version does not carry out yet is a problem too, never ignored.
 */
export function parsePolicy(text: string, file: string): ParsedPolicy {
  const problems = problemList(text, file)
  const root = readTree(text, problems)
  if (problems.count() === 0 && (root === undefined || isNothing(root))) {
    problems.add(0, `the policy is empty; the least it holds is ${EXAMPLE}`)
  }
  const policy = root === undefined || isNothing(root) ? undefined : readPolicy(root, problems)
  return policy === undefined || problems.count() > 0
    ? { kind: 'problems', problems: problems.all() }
    : { kind: 'ok', policy }
}

function readPolicy(root: Node, problems: ProblemList): Policy {
  const fields = readFields(root, 'the policy', KEYS, problems)
  checkFormatVersion(fields, root, 'the policy', problems)
  const pins = readPins(fields.get('pins'), problems)
  const environments = readEnvironments(fields, root, pins, problems)
  const names = environments.flatMap(({ name }) => namesMeant(name))
  checkOrder(environments, names, problems)
  refusePromotionKeys(environments, problems)
  const namespaced = checkNamespaces(environments, problems)
  checkGrouped(environments, namespaced, problems)
  checkOverlaps(environments, problems)
  const services = readServices(
    fields.get('services'),
    { environments, names, namespaced, pins },
    problems,
  )
  checkAddresses(environments, services, namespaced, problems)
  const recorder = fields.get('recorder')
  const branch = fields.get('branch')
  return {
    branch:
      branch &&
      readChecked(branch.value, '"branch"', 'a branch that git takes', isBranch, problems),
    recorder: recorder && readPositive(recorder.value, '"recorder"', problems),
    environments: ordered(environments),
    pins,
    reporters: readReporters(fields.get('reporters'), names, problems),
    people: readPeople(fields.get('people'), problems),
    services: services.map(({ key, gates, helmReleases, addresses }) => ({
      key,
      gates,
      helmReleases,
      addresses,
    })),
  }
}

function readEnvironments(
  fields: Fields<Key>,
  root: Node,
  pins: PinsPolicy,
  problems: ProblemList,
): readonly WrittenEnvironment[] {
  const field = fields.get('environments')
  if (field === undefined) {
    if (root.kind === 'map')
      problems.add(root.offset, `the policy has no "environments"; write ${EXAMPLE}`)
    return []
  }
  const map = readMap(field.value, '"environments"', problems)
  const entries = map?.entries ?? []
  if (map !== undefined && entries.length === 0) {
    problems.add(field.value.offset, `"environments" declares none; write ${EXAMPLE}`)
  }
  if (entries.length > MOST_ENVIRONMENTS) {
    problems.add(field.value.offset, `"environments" has more than ${MOST_ENVIRONMENTS}`)
  }
  return entries.slice(0, MOST_ENVIRONMENTS).map((entry) => {
    if (!isLabel(entry.key)) {
      const form = 'a name of lower case letters, digits and "-", 63 at most'
      const [, mended] = namesMeant(entry.key)
      const way = mended === undefined ? '' : `; write ${mended}`
      problems.add(entry.keyOffset, `environment ${quote(entry.key)} is not ${form}${way}`)
    }
    return readEnvironment(entry, pins, problems)
  })
}

/** The name of an environment as written, and where that is none and tells what was meant, what it has to be. */
function namesMeant(name: string): readonly string[] {
  const mended = name.toLowerCase().replace(/[_. ]/g, '-')
  return mended !== name && isLabel(mended) ? [name, mended] : [name]
}

function ordered(environments: readonly WrittenEnvironment[]): readonly Environment[] {
  const nodes = environments.map((environment) => ({
    name: environment.name,
    upstreams: environment.follows.map(({ name }) => name),
    environment: withoutPlaces(environment),
  }))
  return inOrder(nodes).map(({ environment }) => environment)
}

function withoutPlaces({
  offset: _offset,
  patterns: _patterns,
  placed: _placed,
  follows: _follows,
  first: _first,
  grouped: _grouped,
  promotion: _promotion,
  ...environment
}: WrittenEnvironment): Environment {
  return environment
}
