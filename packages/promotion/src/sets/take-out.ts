import { isSetId } from '@fluxgate/policy'
import { type Act, type ActPlan, refuse } from '../act.ts'
import type { OverlayFacts, PullRequestFacts } from '../facts.ts'
import { instant } from '../instant.ts'
import { pinnedBy } from '../overlay.ts'
import { releaseId } from '../pins.ts'
import { enumerate, oneLine } from '../text.ts'
import type { SetRecord, TakenOut } from './set-record.ts'

/** A service that a person wants out of a release set, and everything the answer depends on. */
export interface TakeOutInput extends Act {
  /** Key of the service. */
  readonly service: string
  /** The release set that it goes into the environment with; undefined: it goes on alone. */
  readonly id: string | undefined
  /** What the environment pins of the service at base. */
  readonly overlay: OverlayFacts
  /** Pull requests of the set's branch, any state, with what the environment would pin of the service at their heads. */
  readonly pullRequests: readonly PullRequestFacts[]
  /** Accepted records of the set there; any order. */
  readonly records: readonly SetRecord[]
  /** Numeric id of the identity whose pull requests are ours. */
  readonly recorder: number
  /** The commit of base that all this was read at. */
  readonly base: string
}

/** The record of a service that is taken out, or why there is none. */
export type TakeOutPlan = ActPlan<Omit<TakenOut, 'id' | 'createdAt'>>

/** At most so many keys of the others are named. */
const MOST_NAMED = 10

/** Takes a service out of the open release set: a record says so, and the next plan of the set follows it. Never throws. */
export function planTakeOut(input: TakeOutInput): TakeOutPlan {
  const { environment, service, id, pullRequests, recorder, records } = input
  if (isSetId(service)) {
    return refuse(`${service} is a whole set; name one service of it, or close its pull request`)
  }
  if (id === undefined) {
    return refuse(
      `${service} goes into ${environment} alone; close its pull request to reject its release, or hold it`,
    )
  }
  const open = pullRequests.find(({ state, author }) => state === 'open' && author === recorder)
  if (open === undefined) {
    return refuse(`no release set ${id} is open in ${environment}; hold ${service} to keep it back`)
  }
  const proposed = records
    .flatMap((record) => (record.what === 'proposed' ? record : []))
    .find(({ head }) => head === open.head)
  if (proposed === undefined) {
    const who = enumerate(open.foreignAuthors.map((login) => oneLine(login, 100)))
    return refuse(
      who === ''
        ? `what #${open.number} proposes is not recorded yet; sweep, and ask again`
        : `#${open.number} has commits by ${who}, so it is theirs; merge or close it by hand`,
    )
  }
  const { name, members } = proposed
  const now = pinnedBy(input.overlay)?.pins
  const moves = open.pins !== undefined && now !== undefined && !isSame(open.pins, now)
  if (open.pins === undefined || !moves || members?.includes(service) === false) {
    return refuse(
      `${service} is not in release set ${name} (#${open.number})${whoElse(members ?? [])}`,
    )
  }
  const id12 = releaseId(open.pins)
  const known = records.some(
    (one) =>
      one.what === 'taken-out' &&
      one.service === service &&
      one.releaseId === id12 &&
      instant(one.createdAt) >= instant(proposed.createdAt),
  )
  if (known) return { kind: 'already' }
  const { person, login, reason } = input
  return {
    kind: 'write',
    record: {
      what: 'taken-out',
      environment,
      key: id,
      name,
      service,
      releaseId: id12,
      person,
      login,
      reason,
    },
    ref: input.base,
  }
}

function isSame(a: PullRequestFacts['pins'] & object, b: typeof a): boolean {
  return releaseId(a) === releaseId(b)
}

function whoElse(members: readonly string[]): string {
  if (members.length === 0) return ''
  const more = members.length > MOST_NAMED ? ` and ${members.length - MOST_NAMED} more` : ''
  return `, which moves ${members.slice(0, MOST_NAMED).join(', ')}${more}`
}
