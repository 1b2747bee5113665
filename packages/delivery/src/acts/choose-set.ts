import { type Environment, setsOf } from '@fluxgate/policy'
import { type ChosenSet, type ProposedSet, planSetChoice } from '@fluxgate/promotion'
import { servicesOfSet } from '../facts/find-services.ts'
import { promotionBook } from '../facts/gather-promotion.ts'
import { gatherSet } from '../facts/gather-set.ts'
import { readSetRecords, recordOfSet } from '../facts/set-records.ts'
import { depthFor, sweepFiles } from '../facts/sweep-files.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import type { Base } from '../repository.ts'
import { recordedOrRed } from '../unrecorded.ts'
import { type NotOpened, openFor } from './open-for.ts'

/** Which release set a person asks for, and where. */
export interface SetChoiceRequest {
  readonly environment: string
  /** The set's name. */
  readonly name: string
  readonly reason: string | undefined
}

/** What became of the choice, or why nobody may ask for it. */
export type SetChoiceOutcome =
  | NotOpened
  /** With the record: written, or as it would be in a dry run; undefined where it was there already. */
  | { readonly kind: 'set-chosen'; readonly record: ChosenSet | undefined }

/** Records that a person asks for a release set by its name in an environment; the pull request follows from the record. */
export function chooseSet(
  ports: Ports,
  run: RunFacts,
  request: SetChoiceRequest,
  sender: Sender,
): Promise<SetChoiceOutcome> {
  return recordedOrRed('the choice', () => setChosen(ports, run, request, sender))
}

async function setChosen(
  ports: Ports,
  run: RunFacts,
  request: SetChoiceRequest,
  sender: Sender,
): Promise<SetChoiceOutcome> {
  const { name, reason } = request
  const opened = await openFor(ports.forge, {
    environment: request.environment,
    services: [],
    by: { sender, right: 'override' },
    recorded: true,
  })
  if (opened.kind !== 'open') return opened
  const { base, environment } = opened
  const named = await setNamed(ports, base, name)
  if (named === undefined) {
    return { kind: 'refused', why: `no environment of the policy had a release set "${name}"` }
  }
  const id = setIn(environment, named)
  if (id === undefined) {
    const why = `${environment.name} has no release set for all services of ${name}; choose their versions one by one, or set "batch" for it in the policy`
    return { kind: 'refused', why }
  }
  await using files = sweepFiles(ports, base, depthFor([environment]))
  const keys = named.members ?? (await servicesOfSet(files.read, environment, id))
  const sources = { ...files, book: promotionBook(ports.forge, base, [environment]) }
  const wanted = { target: environment, id, keys, others: [], records: [] }
  const { facts } = await gatherSet(ports, base, wanted, sources)
  const act = { environment: environment.name, person: sender.id, login: sender.login, reason }
  const plan = planSetChoice(facts, named, act)
  if (plan.kind === 'refuse') return { kind: 'refused', why: plan.why }
  if (plan.kind === 'already') return { kind: 'set-chosen', record: undefined }
  return { kind: 'set-chosen', record: await recordOfSet(ports.forge, run, plan, facts.now) }
}

/** The record of a set of that name, in the first environment of the policy that had it. */
async function setNamed(
  { forge }: Pick<Ports, 'forge'>,
  base: Base,
  name: string,
): Promise<ProposedSet | undefined> {
  for (const environment of base.policy.environments) {
    for (const { id } of setsOf(environment)) {
      const set = { environment: environment.name, id }
      const records = await readSetRecords(forge, base, set)
      const found = records.flatMap((one) => (one.what === 'proposed' ? one : []))
      const named = found.find((one) => one.name === name)
      if (named !== undefined) return named
    }
  }
  return undefined
}

/** The release set of an environment that all services of another one belong to. */
function setIn(environment: Environment, { key, members }: ProposedSet): string | undefined {
  const fits = setsOf(environment).filter(
    ({ id, services }) =>
      services === undefined ||
      (members === undefined ? id === key : members.every((one) => services.includes(one))),
  )
  return (fits.find(({ id }) => id === key) ?? fits[0])?.id
}
