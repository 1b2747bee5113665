import { fillAddress, parseAddress } from './address.ts'
import type { Environment, Policy } from './model.ts'
import {
  fillPattern,
  matchPattern,
  type Pattern,
  parsePattern,
  withEnvironment,
} from './pattern.ts'
import type { PinAddress } from './pins.ts'
import { quote } from './quote.ts'
import { isNamespaced, parseServiceKey, printServiceKey, type ServiceKey } from './service-key.ts'

function keyOf(environment: Environment, key: string): ServiceKey {
  const parsed = parseServiceKey(key, isNamespaced(environment.overlays))
  if (parsed === undefined) throw new RangeError(`${quote(key)} is no service key`)
  return parsed
}

/** Parsed once for each environment: a sweep asks for every service. */
const parsed = new WeakMap<Environment, readonly Pattern[]>()

function patternsOf(environment: Environment): readonly Pattern[] {
  const known = parsed.get(environment)
  if (known !== undefined) return known
  const patterns = environment.overlays.flatMap((text) => {
    const pattern = parsePattern(withEnvironment(text, environment.name))
    return typeof pattern === 'string' ? [] : [pattern]
  })
  parsed.set(environment, patterns)
  return patterns
}

/**
 * Where a service's overlay can be in an environment, in the order of the policy; the first that exists counts.
 * Throws a `RangeError` for what is no key (see `whyNoServiceKey`), so that no path is ever made from it.
 */
export function overlayPaths(environment: Environment, key: string): string[] {
  const values = keyOf(environment, key)
  return patternsOf(environment).flatMap((pattern) => fillPattern(pattern, values) ?? [])
}

/**
 * The key of the service whose overlay in this environment is exactly this path; undefined where it is none's.
 * A kustomization's own file is never a service.
 */
export function keyFromPath(environment: Environment, path: string): string | undefined {
  if (/(?:^|\/)kustomization(?:\.ya?ml)?$/i.test(path)) return undefined
  for (const pattern of patternsOf(environment)) {
    const values = matchPattern(pattern, path)
    if (values === undefined) continue
    const key = printServiceKey(values)
    if (parseServiceKey(key, values.namespace !== undefined) !== undefined) return key
  }
  return undefined
}

/** Where the holds of a service in an environment stand. Throws a `RangeError` for names that are none. */
export function holdsPath(environment: string, key: string): string {
  if (parseServiceKey(environment, false) === undefined || environment.includes('.')) {
    throw new RangeError(`${quote(environment)} is no environment`)
  }
  if (parseServiceKey(key, false) === undefined)
    throw new RangeError(`${quote(key)} is no service key`)
  return `.fluxgate/holds/${environment}/${key}.yaml`
}

/** The addresses that the policy gives for a service in an environment, tokens filled in; the service's own rule. */
export function addressesFor(policy: Policy, environment: Environment, key: string): PinAddress[] {
  const values = keyOf(environment, key)
  const own = policy.services
    .filter((service) => service.key === key)
    .flatMap((service) => service.addresses)
    .filter((address) => address.environment === environment.name)
    .map(({ pin, file, pointer }) => ({ pin, file, pointer }))
  const rest = environment.addresses.filter(
    ({ pin }) => !own.some((address) => address.pin === pin),
  )
  return [...own, ...rest].flatMap((address) => filled(address, environment.name, values))
}

function filled(
  { pin, file, pointer }: PinAddress,
  environment: string,
  values: ServiceKey,
): PinAddress[] {
  const address = parseAddress(withEnvironment(`${file}#${pointer}`, environment))
  const place = typeof address === 'string' ? undefined : fillAddress(address, values)
  return place === undefined ? [] : [{ pin, ...place }]
}
