import { type GateReport, gateSentence } from '@fluxgate/report'
import { GATE_CONTEXT } from '../carry-out/land.ts'
import type { Gated, GateOutcome } from '../gate/gate.ts'
import type { SweptGate } from '../gate/gate-all.ts'
import type { Base } from '../repository.ts'
import { type Occasion, type Presented, refusal, summaryOf } from './present.ts'
import { mergeReport, startsNothing, whyNotMerged } from './present-merge.ts'

/** What the gate said of one pull request, as outputs and as a summary. What may not be merged is an answer and no failure of the run. */
export function presentGate(occasion: Occasion, outcome: GateOutcome): Presented {
  const nothing = { state: '', until: '' }
  switch (outcome.kind) {
    case 'refused':
      return refusal(occasion, outcome.why, nothing, { fails: true })
    case 'not-asked':
      return ended(occasion, 'none', outcome.why)
    case 'deferred':
      return ended(occasion, 'deferred', outcome.why)
    case 'judged': {
      const { verdict, operation, base, untold } = outcome
      const reason = gateSentence(verdict)
      return {
        outputs: { state: verdict.state, until: verdict.until ?? '', operation, reason },
        summary: summaryOf(occasion, base, {
          operation,
          reason,
          gates: [{ ...reportOf(outcome), head: skippableAt(outcome) }],
          notes: [
            ...requirement(base),
            ...startsNothing(base, [outcome]),
            ...(untold === undefined ? [] : [untold]),
          ],
          dryRun: occasion.run.dryRun ? { plan: planOf(outcome) } : undefined,
        }),
        failure: whyNotMerged(outcome),
      }
    }
  }
}

function planOf({ verdict, merge }: Gated): object {
  return merge.kind === 'planned' ? { ...verdict, merge: merge.step } : verdict
}

function ended(occasion: Occasion, operation: 'none' | 'deferred', reason: string): Presented {
  return {
    outputs: { state: '', until: '', operation, reason },
    summary: summaryOf(occasion, undefined, { operation, reason }),
    failure: undefined,
  }
}

/** The commit for which people may skip gates; undefined: nobody may. */
function skippableAt({ base, group, pull }: Gated): string | undefined {
  const may = base === undefined ? [] : base.policy.people.override
  return group || may.length === 0 ? undefined : pull.head
}

/** The pull requests of a sweep that could be judged. */
export function judgedOf(swept: readonly SweptGate[]): readonly Gated[] {
  return swept.flatMap(({ outcome }) => (outcome?.kind === 'judged' ? [outcome] : []))
}

/** The gates of a sweep, for its summary. */
export function gateReports(swept: readonly SweptGate[]): readonly GateReport[] {
  return judgedOf(swept).map(reportOf)
}

/** That the gate keeps nobody from merging, unless the branch requires it as far as the token can see. */
export function requirement(base: Pick<Base, 'branch' | 'rules'> | undefined): readonly string[] {
  if (base === undefined || base.rules.requiredStatuses.includes(GATE_CONTEXT)) return []
  const { branch } = base
  const note = `${branch} does not require the status ${GATE_CONTEXT}, so it keeps nobody from merging; require it in a ruleset, from the promoter's App`
  return [note]
}

function reportOf({ pull, group, verdict, merge, operation }: Gated): GateReport {
  const { number, url } = pull
  const { state, services } = verdict
  const isTold = operation === 'updated'
  const line = gateSentence(verdict)
  return { number, group, url, state, isTold, line, merge: mergeReport(merge), services }
}

const MOST_LINES = 3

/** Gates that say something else than before this sweep, and are not merged with it: a line for each of the first, and how many more. */
export function gateLines(swept: readonly SweptGate[]): readonly string[] {
  const reports = gateReports(
    swept.filter(({ outcome }) => outcome?.kind === 'judged' && outcome.merge.kind !== 'merged'),
  ).filter(({ isTold }) => isTold)
  const lines = reports.slice(0, MOST_LINES).map(gateLine)
  const rest = reports.length - lines.length
  return rest === 0 ? lines : [...lines, `${rest} more gates say something new`]
}

function gateLine({ number, group, state, line }: GateReport): string {
  const gate = `the gate of #${number}${group ? ' in the queue' : ''}`
  switch (state) {
    case 'success':
      return `${gate} is open`
    case 'pending':
      return `${gate} is not open yet: ${line}`
    case 'failure':
      return `${gate} is closed: ${line}`
  }
}

/** How many were not come to; empty: none. */
export function unjudged(swept: readonly SweptGate[]): readonly string[] {
  const left = swept.filter(
    ({ outcome, trouble }) => outcome === undefined && trouble === undefined,
  )
  if (left.length === 0) return []
  const count = left.length === 1 ? '1 pull request was' : `${left.length} pull requests were`
  return [`${count} not judged; the next sweep goes on`]
}

/** What kept pull requests of a sweep from being judged, a line for each. */
export function gateTroubles(swept: readonly SweptGate[]): readonly string[] {
  return swept.flatMap(({ number, outcome, trouble }) => {
    if (trouble !== undefined && trouble.kind !== 'deferred') {
      return [`#${number}: ${trouble.message}`]
    }
    if (outcome?.kind === 'refused') return [`#${number}: ${outcome.why}`]
    const why = outcome?.kind === 'judged' ? whyNotMerged(outcome) : undefined
    return why === undefined ? [] : [why]
  })
}
