import type { EdgeLine, Operation, RecordLine, RevertLine, RunSummary } from './model.ts'
import { count } from './phrase.ts'

const DONE: readonly (readonly [Operation, string])[] = [
  ['created', 'opened'],
  ['updated', 'updated'],
  ['closed', 'closed'],
]

/** What a run did, as a heading of a few words. */
export function headline(summary: RunSummary): string {
  if (summary.problems.length > 0) return "## The policy can't be read"
  const words = summary.dryRun === undefined ? done(summary) : `Dry run: ${planned(summary)}`
  return `## ${words}`
}

function done(summary: RunSummary): string {
  const edges = summary.services.flatMap((service) => service.edges)
  const pullRequests = [...edges, ...summary.sets, ...summary.reverts]
  const parts = DONE.map(([operation, verb]) => ({
    number: pullRequests.filter((edge) => edge.operation === operation).length,
    verb,
  })).filter(({ number }) => number > 0)
  const [first, ...others] = parts
  if (first === undefined) return withoutPullRequests(summary)
  const noun = first.number === 1 ? 'pull request' : 'pull requests'
  const rest = others.map(({ number, verb }) => `, ${number} ${verb}`).join('')
  const alone = first.number === 1 && rest === ''
  return alone ? `Pull request ${first.verb}` : `${first.number} ${noun} ${first.verb}${rest}`
}

const GATES = {
  success: 'is open',
  pending: 'waits',
  failure: 'is closed',
} as const

function isDone(operation: Operation): boolean {
  return operation === 'none' || operation === 'updated'
}

/** What the gate of the one pull request says that a run was about; of a sweep, the gates that say something new. */
function gatesTold({ operation, gates, services, sets, settled }: RunSummary): string | undefined {
  if (!isDone(operation)) return undefined
  const [gate, ...more] = gates
  const swept = services.length + sets.length + settled > 0
  if (gate !== undefined && more.length === 0 && !swept) return `The gate ${GATES[gate.state]}`
  const [first, ...others] = gates.filter(({ isTold }) => isTold)
  if (first === undefined) return undefined
  return others.length === 0
    ? `The gate of #${first.number} ${GATES[first.state]}`
    : `${others.length + 1} gates say something new`
}

function withoutPullRequests(summary: RunSummary): string {
  const { operation, records, bump, hold, proposal } = summary
  const written = records.filter(({ outcome }) => outcome.kind === 'written').length
  const unbound = records.some(
    ({ outcome }) => outcome.kind === 'unknown' && outcome.kept.kind === 'written',
  )
  if (proposal !== undefined) return 'No policy yet'
  const gates = gatesTold(summary)
  if (gates !== undefined) return gates
  switch (operation) {
    case 'none':
      if (unbound) return 'Recorded, but which release it means is not known'
      return written > 0 ? 'Recorded, nothing to propose' : 'Nothing to do'
    case 'created':
      return bump === undefined && hold === undefined && summary.setBack === undefined
        ? `${count(written, 'fact')} recorded`
        : 'Pull request opened'
    case 'updated':
      return 'Pull request updated'
    case 'committed':
      return 'Committed'
    case 'merged':
      return 'Pull request merged'
    case 'closed':
      return 'Pull request closed'
    case 'started':
      return summary.services.length > 0 ? 'Promotion tests started' : 'Started'
    case 'deferred':
      return 'Deferred'
    case 'refused':
      return 'Refused'
  }
}

function planned(summary: RunSummary): string {
  const { services, sets, reverts, bump, hold, records, gates, operation } = summary
  const edges = services.flatMap((service) => service.edges)
  const kinds = [
    ...[...edges, ...sets].map(({ plan }) => plan.step.kind),
    ...reverts.map(({ step }) => step),
  ]
  const writes = kinds.filter(isWrite).length
  if (writes > 0) return `${count(writes, 'pull request')} would change`
  const merges = gates.filter(({ merge }) => merge?.planned === true).length
  if (merges > 0) return `${count(merges, 'pull request')} would be merged`
  if (operation === 'refused') return 'refused'
  const starts = edges.some(({ plan }) => plan.tests?.some(({ kind }) => kind === 'start') === true)
  if (operation === 'started' || starts) return 'a workflow would be started'
  const pins = (bump?.changes ?? summary.setBack?.plan.back.flatMap(({ changes }) => changes) ?? [])
    .length
  if (pins > 0) return `${count(pins, 'pin')} would change`
  if (hold !== undefined) return 'the hold file would change'
  const facts = records.filter(({ outcome }) => keptOf(outcome).kind === 'planned').length
  return facts > 0 ? `${count(facts, 'fact')} would be recorded` : 'nothing would change'
}

function keptOf(outcome: RecordLine['outcome']): RecordLine['outcome'] {
  return outcome.kind === 'unknown' ? outcome.kept : outcome
}

function isWrite(kind: RevertLine['step'] | EdgeLine['plan']['step']['kind']): boolean {
  switch (kind) {
    case 'commit':
    case 'open':
    case 'move':
    case 'touch':
    case 'close':
      return true
    case 'none':
    case 'keep':
    case 'defer':
    case 'refuse':
      return false
  }
}
