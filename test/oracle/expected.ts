import type { BareRepository } from './bare-repository.ts'
import { type PinLines, pinLines, versionOrder } from './pin-lines.ts'
import { type Fact, factOf, isProven } from './rollouts.ts'
import type { Edge, Seen } from './seen.ts'

/** A promotion that has to be there. */
export interface Expected {
  readonly edge: Edge
  readonly key: string
  readonly branch: string
  readonly path: string
  readonly pins: PinLines
}

/** The file that pins a service in an environment of a seeded repository. */
function overlayPath(environment: string, key: string): string {
  return `apps/${environment}/${key}/patch.yaml`
}

/**
 * For each edge and service: the highest version that the upstream proved, that it has not gone below since, and that is above what
 * the target has. Where there is one, a pull request must be open for it.
 */
export function expectedPromotions(
  git: BareRepository,
  seen: Seen,
  edges: readonly Edge[],
): readonly Expected[] {
  const head = git.branches().get(seen.branch) ?? seen.branch
  const facts = factsByService(seen)
  return edges.flatMap((edge) => {
    const keys = git.names(head, `apps/${edge.from}`)
    const paths = keys.flatMap((key) => [
      `${head}:${overlayPath(edge.from, key)}`,
      `${head}:${overlayPath(edge.to, key)}`,
    ])
    const files = git.files(paths)
    const pinsAt = (environment: string, key: string) =>
      pinLines(files.get(`${head}:${overlayPath(environment, key)}`) ?? '')
    return keys.flatMap((key) => {
      const known = facts.get(`${edge.from} fluxgate:${key}`) ?? []
      const pins = best(git, seen, edge, key, known, pinsAt(edge.from, key), pinsAt(edge.to, key))
      const path = overlayPath(edge.to, key)
      return pins === undefined
        ? []
        : [{ edge, key, branch: `promote/${edge.to}/${key}`, path, pins }]
    })
  })
}

function factsByService(seen: Seen): ReadonlyMap<string, readonly Fact[]> {
  const facts = new Map<string, Fact[]>()
  for (const record of seen.records) {
    const fact = record.creator === seen.us ? factOf(record) : undefined
    if (fact === undefined) continue
    const service = `${record.environment} ${record.task}`
    facts.set(service, [...(facts.get(service) ?? []), fact])
  }
  return facts
}

function best(
  git: BareRepository,
  seen: Seen,
  edge: Edge,
  key: string,
  facts: readonly Fact[],
  upstream: PinLines,
  target: PinLines,
): PinLines | undefined {
  const [now, below] = [upstream.chart, target.chart]
  if (now === undefined || below === undefined) return undefined
  const versions = new Set(facts.flatMap(({ pins: { chart } }) => chart ?? []))
  const fitting = [...versions]
    .filter((version) => versionOrder(version, below) > 0 && versionOrder(version, now) <= 0)
    .sort((a, b) => versionOrder(b, a))
  for (const version of fitting) {
    const pins = version === now ? upstream : heldOnce(git, seen, edge, key, version)
    if (pins !== undefined && isProven(pins, facts)) return pins
  }
  return undefined
}

/** The pins that the upstream's overlay had when it had this version. */
function heldOnce(
  git: BareRepository,
  seen: Seen,
  edge: Edge,
  key: string,
  version: string,
): PinLines | undefined {
  const path = overlayPath(edge.from, key)
  const commits = git.lines('log', '--format=%H', seen.branch, '--', path)
  const files = git.files(commits.map((commit) => `${commit}:${path}`))
  return [...files.values()]
    .map((text) => pinLines(text ?? ''))
    .find(({ chart }) => chart === version)
}
