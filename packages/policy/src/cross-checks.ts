import { asPattern, parseAddress } from './address.ts'
import type { WrittenEnvironment } from './environment-section.ts'
import { circlesIn } from './graph.ts'
import { nameInWords } from './names.ts'
import { fillPattern, matchPattern, type Pattern, patternsMeet, tokensOf } from './pattern.ts'
import type { PlacedAddress } from './pins-section.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { parseServiceKey, printServiceKey } from './service-key.ts'
import type { WrittenService } from './services-section.ts'
import { hint } from './suggestion.ts'

/** Every name under `after` and `afterAny` is one of `names`, and no environment follows itself, directly or round a circle. */
export function checkOrder(
  environments: readonly WrittenEnvironment[],
  names: readonly string[],
  problems: ProblemList,
): void {
  for (const { follows } of environments) {
    for (const { name, offset } of follows) {
      if (!names.includes(name)) {
        problems.add(offset, () => `environment ${quote(name)} is not declared${hint(name, names)}`)
      }
    }
  }
  const nodes = environments.map(({ name, follows }) => ({
    name,
    upstreams: follows.map((one) => one.name),
  }))
  for (const circle of circlesIn(nodes)) {
    const last = environments.find(({ name }) => name === circle.at(-2))
    const closing = last?.follows.find(({ name }) => name === circle.at(-1))
    const message = `environments follow each other in a circle: ${circle.map(nameInWords).join(' -> ')}; remove one of these`
    problems.add(closing?.offset ?? 0, message)
  }
}

/** `{namespace}` is in every overlay pattern or in none: a service's key is the same in all environments. */
export function checkNamespaces(
  environments: readonly WrittenEnvironment[],
  problems: ProblemList,
): boolean {
  const patterns = environments.flatMap((environment) => environment.patterns)
  const [first] = patterns
  const namespaced = first !== undefined && tokensOf(first.pattern).has('namespace')
  for (const { pattern, text, offset } of patterns) {
    if (tokensOf(pattern).has('namespace') === namespaced) continue
    const [verb, rest] = namespaced ? ['has no', 'has'] : ['has', 'has none']
    const message = `overlay ${quote(text)} ${verb} {namespace}, but ${quote(first?.text ?? '')} ${rest}; a service's key is the same everywhere`
    problems.add(offset, message)
  }
  return namespaced
}

/** A service in a group is named by its key, or the group would wait for it in vain. */
export function checkGrouped(
  environments: readonly WrittenEnvironment[],
  namespaced: boolean,
  problems: ProblemList,
): void {
  for (const { key, offset } of environments.flatMap(({ grouped }) => grouped)) {
    if (parseServiceKey(key, namespaced) !== undefined) continue
    const form = 'write <namespace>.<service>, as the overlays have it'
    problems.add(offset, `${quote(key)} is no service key; ${form}`)
  }
}

/** No two environments can have the same path for an overlay, or one would move with the other. */
export function checkOverlaps(
  environments: readonly WrittenEnvironment[],
  problems: ProblemList,
): void {
  const earlier: { readonly name: string; readonly text: string; readonly pattern: Pattern }[] = []
  for (const { name, patterns } of environments) {
    for (const { text, offset, pattern } of patterns) {
      const other = earlier.find(
        (one) => (one.name !== name || one.text === text) && patternsMeet(one.pattern, pattern),
      )
      if (other !== undefined) {
        const whose =
          other.name === name
            ? 'is there twice'
            : `can name the same path as ${quote(other.text)} of ${quote(other.name)}`
        problems.add(
          offset,
          `overlay ${quote(text)} ${whose}; give each environment paths of its own`,
        )
      }
      earlier.push({ name, text, pattern })
    }
  }
}

/** Each is compared with each; they are the exception, and a pattern serves all services. */
const MOST_ADDRESSES = 300

interface Shared {
  readonly owner: string
  readonly pattern: Pattern
}

/** No two services, environments or pins share an address. */
export function checkAddresses(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  namespaced: boolean,
  problems: ProblemList,
): void {
  const ruled = checkRuledAddresses(environments, namespaced, problems)
  const taken = new Map<string, string>()
  for (const { key, placed } of services) {
    const values = parseServiceKey(key, namespaced)
    if (values === undefined) continue
    for (const address of placed) {
      const pattern = patternOf(address)
      if (pattern === undefined) continue
      const text = fillPattern(pattern, values)
      if (text === undefined) continue
      const owner = `service ${quote(key)} in ${quote(address.environment)}`
      const other = taken.get(text) ?? ruled.find((one) => isOthers(one, text, key))?.owner
      if (other !== undefined) problems.add(address.offset, sharedProblem(address, other))
      taken.set(text, owner)
    }
  }
}

function checkRuledAddresses(
  environments: readonly WrittenEnvironment[],
  namespaced: boolean,
  problems: ProblemList,
): readonly Shared[] {
  const ruled: Shared[] = []
  const all = environments.flatMap((environment) => environment.placed)
  const [first] = all.slice(MOST_ADDRESSES)
  if (first !== undefined) {
    problems.add(first.offset, `more than ${MOST_ADDRESSES} addresses of environments`)
    return []
  }
  for (const { name, placed } of environments) {
    for (const address of placed) {
      const pattern = patternOf(address)
      if (pattern === undefined) continue
      const tokens = tokensOf(pattern)
      const other = ruled.find((one) => patternsMeet(one.pattern, pattern))
      if (!tokens.has('service') || tokens.has('namespace') !== namespaced) {
        const wanted = namespaced ? '{namespace} and {service}' : '{service} and no {namespace}'
        const message = `address ${printedAddress(address)} must have ${wanted}, as the overlays do; else two services share it`
        problems.add(address.offset, message)
      } else if (other !== undefined)
        problems.add(address.offset, sharedProblem(address, other.owner))
      ruled.push({ owner: `${quote(address.pin)} of environment ${quote(name)}`, pattern })
    }
  }
  return ruled
}

function isOthers({ pattern }: Shared, text: string, key: string): boolean {
  const values = matchPattern(pattern, text)
  return values !== undefined && printServiceKey(values) !== key
}

function patternOf(address: PlacedAddress): Pattern | undefined {
  const parsed = parseAddress(`${address.file}#${address.pointer}`)
  return typeof parsed === 'string' ? undefined : asPattern(parsed)
}

function sharedProblem(address: PlacedAddress, other: string): string {
  return `address ${printedAddress(address)} is also that of ${other}; each pin needs a place of its own`
}

function printedAddress({ file, pointer }: PlacedAddress): string {
  return quote(`${file}#${pointer}`)
}
