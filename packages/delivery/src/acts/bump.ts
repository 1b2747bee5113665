import { ForgeError } from '@fluxgate/forge'
import type { Environment } from '@fluxgate/policy'
import { bumpBranch, type Origin, type PullRequestFacts, planBump } from '@fluxgate/promotion'
import { type Bumped, carryOutBump } from '../carry-out/land-bump.ts'
import type { Attempt } from '../carry-out/lost-race.ts'
import { factsIn, type Gathered, gather } from '../facts/gather.ts'
import { whyNotAllowed } from '../facts/people.ts'
import { HISTORY_PAGE } from '../facts/read-service.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import type { Base } from '../repository.ts'
import { actFor, type Stopped } from './open-for.ts'
import { lookingAt, type WantedVersions, wantedPins } from './wanted-pins.ts'

/** Which pins a build or a person asks for; undefined ones stay as they are. */
export interface BumpRequest extends WantedVersions {
  readonly environment: string
  readonly service: string
  readonly origin: Origin
  /** The person who started the run by hand; only they may lower a pin. Undefined: nobody did. */
  readonly person: Sender | undefined
}

/** What a bump came to, or why nothing was bumped. */
export type BumpOutcome = Stopped | Bumped

/** Sets one service's pins in one environment's overlay, by commit or by pull request, as the policy says. */
export function bump(ports: Ports, run: RunFacts, request: BumpRequest): Promise<BumpOutcome> {
  const asking = {
    environment: request.environment,
    services: [request.service],
    by: undefined,
    recorded: false,
  } as const
  return actFor(ports, asking, (opened) => attempt(ports, run, request, opened))
}

async function attempt(
  ports: Ports,
  run: RunFacts,
  request: BumpRequest,
  opened: { readonly base: Base; readonly environment: Environment },
): Promise<Attempt<BumpOutcome>> {
  const { environment } = opened
  // A bump's branch and pull request belong to whoever bumps, which need not be the identity that records.
  const base = { ...opened.base, recorder: opened.base.viewer.id }
  const wanted = wantedPins(base.policy, request)
  if (wanted.kind === 'refused') return { kind: 'done', result: wanted }
  const policy = lookingAt(base.policy, request.imageInChart)
  const gathered = await gather(
    ports,
    { ...base, policy },
    {
      key: request.service,
      environments: [environment],
      targets: environment.land === 'pull-request' ? [environment] : [],
      depth: HISTORY_PAGE,
      branchOf: bumpBranch,
      records: false,
    },
  )
  const facts = factsIn(gathered.facts, environment.name)
  const branch = bumpBranch(environment.name, request.service)
  const planFor = (asked: boolean) =>
    planBump({
      key: request.service,
      environment,
      facts,
      wanted: wanted.pins,
      imageInChart: request.imageInChart,
      origin: request.origin,
      asked,
      now: gathered.facts.now,
      openBump: openBumpOf(gathered, base),
      leftover: gathered.facts.branches.find(({ name }) => name === branch),
      policy: base.policy,
    })
  const [plain, asked] = [planFor(false), planFor(true)]
  // Who asks is looked up only where it matters: teams need a permission of their own.
  const lowers = plain.step.kind !== asked.step.kind && (await mayLower(ports, base, request))
  return carryOutBump(ports, run, base, gathered, lowers ? asked : plain)
}

function openBumpOf({ facts }: Gathered, base: Base): PullRequestFacts | undefined {
  return facts.pullRequests.find(
    ({ state, author }) => state === 'open' && author === base.viewer.id,
  )
}

async function mayLower(ports: Ports, base: Base, { person }: BumpRequest): Promise<boolean> {
  if (person === undefined) return false
  const { override } = base.policy.people
  try {
    return (await whyNotAllowed(ports.forge, override, 'override', person)) === undefined
  } catch (error) {
    // A token that can't look into a team is no reason to fail: the bump is then one that nobody asked for.
    if (error instanceof ForgeError && error.kind === 'misconfigured') return false
    throw error
  }
}
