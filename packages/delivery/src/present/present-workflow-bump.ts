import { code, link, text } from '@fluxgate/report'
import type { WorkflowBump, WorkflowBumpOutcome } from '../acts/bump-by-workflow.ts'
import { siteOf } from '../carry-out/narrate.ts'
import type { Operation } from '../ports.ts'
import { type Occasion, type Presented, refusal, summaryOf } from './present.ts'
import { NOTHING_LANDED } from './present-landed.ts'

/** What the GitOps repository's workflow did, as outputs and as a summary with a link to its run. */
export function presentWorkflowBump(
  occasion: Occasion,
  request: WorkflowBump,
  outcome: WorkflowBumpOutcome,
): Presented {
  const it = `"${request.workflow}" of ${request.repository}`
  switch (outcome.kind) {
    case 'not-started':
      return refusal(occasion, outcome.why, NOTHING_LANDED, { fails: true })
    case 'planned': {
      const reason = `${it} would be started`
      const planned = { operation: 'started', reason, dryRun: { plan: request.inputs } } as const
      return {
        outputs: { ...NOTHING_LANDED, operation: 'none', reason },
        summary: summaryOf(occasion, undefined, planned),
        failure: undefined,
      }
    }
    case 'out-of-sight': {
      const reason = `${it} was started, but GitHub does not say which run it is`
      const url = `${occasion.run.repositoryUrl}/actions/workflows/${request.workflow}`
      return told(occasion, request, { operation: 'started', reason, url })
    }
    case 'unfinished': {
      const minutes = Math.round(request.waitMs / 60_000)
      const { status, url } = outcome.run
      const reason = `${it} had not ended after ${minutes} min (it is ${oneWord(status)}) and goes on by itself; when it has, run this again: it tells how that ended`
      const presented = told(occasion, request, { operation: 'deferred', reason, url })
      // How it ends nobody would learn here: green, this run would count as the last that delivered.
      return { ...presented, failure: presented.outputs['reason'] }
    }
    case 'ended':
      return presentEnd(occasion, request, outcome)
  }
}

function presentEnd(
  occasion: Occasion,
  request: WorkflowBump,
  { run, answer, without }: Extract<WorkflowBumpOutcome, { kind: 'ended' }>,
): Presented {
  const it = `"${request.workflow}" of ${request.repository}`
  const { url } = run
  if (run.conclusion !== 'success') {
    const why = answer === undefined || answer.reason === '' ? '' : `: ${answer.reason}`
    const older =
      without.length === 0
        ? ''
        : `; it does not know the input ${without.join(', ')}: copy it anew from docs/gitops-repository`
    const reason = `${it} ended with ${oneWord(run.conclusion ?? '')}${why}${older}`
    const presented = told(occasion, request, { operation: 'refused', reason, url })
    return { ...presented, failure: presented.outputs['reason'] }
  }
  if (answer === undefined) {
    const reason = `${it} ended well and does not say what it did; copy it anew from docs/gitops-repository`
    return told(occasion, request, { operation: 'started', reason, url })
  }
  const { operation, reason, commit, pullRequest } = answer
  const number = pullRequest === undefined ? '' : String(pullRequest)
  const pull = `${occasion.run.repositoryUrl}/pull/${number}`
  const summary = summaryOf(occasion, undefined, {
    operation,
    reason,
    bump: {
      key: request.inputs['service'] ?? '',
      environment: request.inputs['environment'] ?? '',
      changes: [],
      pullRequest: pullRequest === undefined ? undefined : { number: pullRequest, url: pull },
      commit,
    },
  })
  return {
    outputs: { operation, reason, commit: commit ?? '', 'pull-request': number },
    summary: `${summary}\n${byLine(occasion, request, url)}`,
    failure: undefined,
  }
}

/** The address stands at the end of the reason, for logs, and is a link in the summary. */
function told(
  occasion: Occasion,
  request: WorkflowBump,
  said: { readonly operation: Operation; readonly reason: string; readonly url: string },
): Presented {
  const { operation, reason, url } = said
  const summary = summaryOf(occasion, undefined, { operation, reason })
  return {
    outputs: { ...NOTHING_LANDED, operation, reason: `${reason}; see ${url}` },
    summary: `${summary}\n${byLine(occasion, request, url)}`,
    failure: undefined,
  }
}

function byLine({ run }: Occasion, { workflow, repository }: WorkflowBump, url: string): string {
  return `By ${code(workflow)} of ${link(text(repository), url, siteOf(run))}.\n`
}

/** A status or a conclusion, which GitHub may add to: a word, and no more. */
function oneWord(word: string): string {
  return /^[a-z_]{1,40}$/.test(word) ? word.replaceAll('_', ' ') : 'something unknown'
}
