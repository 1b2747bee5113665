import { type Found, type Located, valuesOf } from '@fluxgate/documents'
import type { Candidate, Change, EdgePlan, Gate, ToldIn } from '@fluxgate/promotion'
import {
  closeComment,
  type Drift,
  type Evidence,
  type GateLine,
  gateWords,
  hasGateTable,
  type Ledger,
  promotionBody as renderPromotion,
} from '@fluxgate/report'
import { factsIn, type Gathered } from '../facts/gather.ts'
import { currentOf } from '../facts/overlay-facts.ts'
import type { RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { ledgerOf } from './ledger.ts'

/** What a person who approves a promotion reads. */
export function promotionBody(
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: EdgePlan,
  step: {
    readonly changes: readonly Change[]
    readonly title: string
    readonly told?: Pick<EdgePlan, 'candidate' | 'gates'> | undefined
  },
): string {
  const { facts } = gathered
  const { candidate, gates } = step.told ?? plan
  if (candidate === undefined) throw new Error(`a plan for ${plan.branch} has no candidate`)
  return renderPromotion({
    site: siteOf(run),
    key: facts.key,
    environment: plan.environment,
    upstreams: plan.upstreams,
    base: base.branch,
    changes: step.changes,
    candidate,
    current: currentOf(factsIn(facts, plan.environment).overlay),
    images: base.policy.pins.image,
    evidence: evidenceOf(gathered, candidate),
    gates: gateLines(gates),
    ledger: formerlyIn(gathered, plan, step.title),
    drift: driftOf(gathered, plan, candidate),
    notes: plan.notes,
    token: tokenKind(base),
  })
}

/** Whether a text tells of gates as `promotionBody` would. */
export function tellsGates(run: RunFacts): ToldIn {
  return (gates, body) => hasGateTable(body, gateLines(gates), siteOf(run))
}

function gateLines(gates: readonly Gate[]): readonly GateLine[] {
  return gates.map(({ name, state, link }) => ({ name, state: gateWords(state), link }))
}

/** Why a pull request of ours was closed, as its comment says it. */
export function closeText(
  run: RunFacts,
  { facts }: Gathered,
  plan: EdgePlan,
  step: { readonly pullRequest: number; readonly why: string },
): string {
  const closed = facts.pullRequests.find(({ number }) => number === step.pullRequest)
  return closeComment({
    site: siteOf(run),
    environment: plan.environment,
    version: closed?.pins?.chart,
    why: step.why,
  })
}

/** Where links of a report lead. */
export function siteOf(run: RunFacts) {
  return { serverUrl: run.serverUrl, repositoryUrl: run.repositoryUrl, runUrl: run.url }
}

/** Whose token writes; with the workflow's own, everyone who can write here can. */
export function tokenKind(base: Base): 'app' | 'github-token' {
  return base.sharedIdentity ? 'github-token' : 'app'
}

function evidenceOf({ facts }: Gathered, candidate: Candidate): readonly Evidence[] {
  const numbers = candidate.proofs.flatMap(({ clusters }) => clusters.map(({ record }) => record))
  return numbers.map((number) => {
    const record = facts.records.find(({ id }) => id === number)
    return { record: number, url: record?.runUrl, reason: record?.reason }
  })
}

function formerlyIn({ facts }: Gathered, plan: EdgePlan, title: string): Ledger | undefined {
  const { step } = plan
  if (step.kind !== 'move' && step.kind !== 'touch') return undefined
  const found = facts.pullRequests.find(({ number }) => number === step.pullRequest)
  return found && ledgerOf(found, title, facts.now, step.kind)
}

function driftOf(gathered: Gathered, plan: EdgePlan, candidate: Candidate): Drift | undefined {
  const upstream = candidate.proofs[0]?.environment ?? plan.upstreams[0]
  if (upstream === undefined) return undefined
  const above = found(gathered.located.get(upstream))
  const own = found(gathered.located.get(plan.environment))
  if (above === undefined || own === undefined) return undefined
  const theirs = valuesOf(gathered.files, above)
  const ours = valuesOf(gathered.files, own)
  const rows = [...new Set([...theirs.keys(), ...ours.keys()])]
    .sort()
    .map((path) => ({ path, upstream: theirs.get(path), target: ours.get(path) }))
    .filter((row) => row.upstream !== row.target)
  return { upstream, rows }
}

function found(located: Located | undefined): Found | undefined {
  return located?.kind === 'found' ? located : undefined
}
