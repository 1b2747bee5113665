import {
  addressesFor,
  type Environment,
  helmReleaseFor,
  overlayPaths,
  type Policy,
} from '@fluxgate/policy'
import type { LocateRequest } from './model.ts'

/** What to look for in one environment, with every token filled in. Throws a `RangeError` for what is no key. */
export function locateRequest(
  policy: Policy,
  environment: Environment,
  key: string,
): LocateRequest {
  const release = helmReleaseFor(policy, environment, key)
  return {
    overlays: overlayPaths(environment, key),
    name: release.name,
    namespace: release.namespace,
    pins: policy.pins,
    addresses: addressesFor(policy, environment, key),
  }
}
