import { type Environment, upstreamsOf } from '@fluxgate/policy'
import type { Forge } from '../forge-port.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { type Gathered, type GatherRequest, gather } from './gather.ts'
import { HISTORY_PAGE } from './read-service.ts'
import { openRecordBook, type RecordBook } from './record-book.ts'

/** The environments whose overlay a promotion into `targets` is decided on, the targets included, in the policy's order. */
export function concerned(base: Base, targets: readonly Environment[]): readonly Environment[] {
  const names = new Set(targets.flatMap(({ name }) => [name, ...upstreamsOf(base.policy, name)]))
  return base.policy.environments.filter(({ name }) => names.has(name))
}

/** The records of the environments that promotions into `targets` are decided on, read as they are asked for. */
export function promotionBook(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  targets: readonly Environment[],
): RecordBook {
  const names = concerned(base, targets).map(({ name }) => name)
  return openRecordBook(forge, base, names)
}

/** What has to be read for promotions of one service into `targets`. */
export function promotionRequest(
  base: Base,
  key: string,
  targets: readonly Environment[],
  more: Partial<Pick<GatherRequest, 'environments' | 'depth' | 'known' | 'watched'>> = {},
): GatherRequest {
  const environments = new Set([...concerned(base, targets), ...(more.environments ?? [])])
  return {
    key,
    environments: base.policy.environments.filter((environment) => environments.has(environment)),
    targets,
    depth: more.depth ?? HISTORY_PAGE,
    records: true,
    known: more.known,
    watched: more.watched,
  }
}

/** What has to be read of one service that goes into `target` with a release set: its own pull requests have no say. */
export function memberRequest(base: Base, key: string, target: Environment): GatherRequest {
  return { ...promotionRequest(base, key, [target]), unbranched: true }
}

/** Reads everything that promotions of one service into `targets` are decided on. */
export function gatherPromotion(
  ports: Ports,
  base: Base,
  key: string,
  targets: readonly Environment[],
  more: Parameters<typeof promotionRequest>[3] = {},
): Promise<Gathered> {
  return gather(ports, base, promotionRequest(base, key, targets, more))
}
