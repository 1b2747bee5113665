import {
  describeUnknownEnvironments,
  type Environment,
  environmentOf,
  POLICY_PATH,
  type Problem,
} from '@fluxgate/policy'
import { type Attempt, untilWon } from '../carry-out/lost-race.ts'
import { type Right, whyNotAllowed } from '../facts/people.ts'
import { whyNoServices } from '../facts/service-keys.ts'
import type { Forge } from '../forge-port.ts'
import type { Ports, Sender } from '../ports.ts'
import { type Base, openRepository, whyNotRecorder } from '../repository.ts'

/** What somebody asks for in one environment, as far as it decides whether they may. */
export interface Asking {
  readonly environment: string
  /** Keys; empty: all services. */
  readonly services: readonly string[]
  /** The person who asks, and what the policy must allow them; undefined: anyone may. */
  readonly by: { readonly sender: Sender; readonly right: Right } | undefined
  /** Whether it counts only when the recorder's token does it. */
  readonly recorded: boolean
}

/** Why nobody may ask for that, or not yet. */
export type NotOpened =
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'broken-policy'; readonly problems: readonly Problem[] }

/** The repository, opened for an act in one environment, or why it may not be done. */
export type OpenedFor =
  | { readonly kind: 'open'; readonly base: Base; readonly environment: Environment }
  | NotOpened

/**
 * Opens the repository for an act in one environment, or says why not: no policy, no such environment, names that can be
 * no service, a person whom the policy does not name, a token whose records would not count.
 */
export async function openFor(
  forge: Pick<Forge, 'start' | 'isTeamMember'>,
  asking: Asking,
): Promise<OpenedFor> {
  const opened = await openRepository(forge)
  if (opened.kind === 'no-policy') {
    return { kind: 'refused', why: `there is no ${POLICY_PATH} on ${opened.branch} yet` }
  }
  if (opened.kind === 'broken-policy') return opened
  const { base } = opened
  const environment = environmentOf(base.policy, asking.environment)
  if (environment === undefined) {
    const why = describeUnknownEnvironments(base.policy, [asking.environment])
    return { kind: 'refused', why }
  }
  const why = whyNoServices(base.policy, asking.services) ?? (await whyNotBy(forge, base, asking))
  return why === undefined ? { kind: 'open', base, environment } : { kind: 'refused', why }
}

/** Why an act came to nothing that somebody asked for. */
export type Stopped =
  | NotOpened
  /** Other runs were faster, until the deadline. */
  | { readonly kind: 'overtaken' }

/** Opens the repository for an act in one environment and tries it, from a fresh read after each lost race. */
export async function actFor<Done>(
  ports: Ports,
  asking: Asking,
  attempt: (opened: Extract<OpenedFor, { readonly kind: 'open' }>) => Promise<Attempt<Done>>,
): Promise<Done | Stopped> {
  const outcome = await untilWon<Done | Stopped>(ports.clock, async () => {
    const opened = await openFor(ports.forge, asking)
    return opened.kind === 'open' ? attempt(opened) : { kind: 'done', result: opened }
  })
  return outcome ?? { kind: 'overtaken' }
}

async function whyNotBy(
  forge: Pick<Forge, 'isTeamMember'>,
  base: Base,
  { by, recorded }: Asking,
): Promise<string | undefined> {
  const why =
    by === undefined
      ? undefined
      : await whyNotAllowed(forge, base.policy.people[by.right], by.right, by.sender)
  return why ?? (recorded ? whyNotRecorder(base) : undefined)
}
