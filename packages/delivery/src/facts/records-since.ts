import { type Environment, type Policy, upstreamsOf } from '@fluxgate/policy'
import { type EnvironmentFacts, heldSince } from '@fluxgate/promotion'
import { currentOf } from './overlay-facts.ts'

/**
 * Since when records matter for promotions into `targets`: no release can be proposed that was pinned before the oldest
 * commit read of an upstream, so nothing written earlier can speak of one. A target that others follow is an upstream
 * too. Where the policy takes back what fails, what the overlay holds is spoken of since it holds it. Undefined: since ever.
 */
export function recordsSince(
  policy: Policy,
  environments: readonly EnvironmentFacts[],
  targets: readonly Environment[],
): string | undefined {
  const upstreams = new Set(targets.flatMap(({ name }) => upstreamsOf(policy, name)))
  const isTarget = (name: string) => targets.some((target) => target.name === name)
  const ends = environments
    .filter(({ name }) => upstreams.has(name) || !isTarget(name))
    .flatMap(({ history }) => history.at(-1)?.date ?? [])
  if (ends.length === 0) return undefined
  const held = policy.environments
    .filter(({ onFailure }) => onFailure === 'revert')
    .flatMap(({ name }) => environments.filter((one) => one.name === name))
    .flatMap(({ history, overlay }) => heldSince(history, currentOf(overlay).pins) ?? [])
  return [...ends, ...held].sort((a, b) => Date.parse(a) - Date.parse(b))[0]
}
