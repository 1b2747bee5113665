import type { BranchRule } from './records.ts'
import { Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'

export interface BranchMove {
  readonly branch: string
  readonly before: string | undefined
  readonly after: string | undefined
  readonly fastForward: boolean
  /** The move is the merge of a pull request that has its approvals. */
  readonly merge: boolean
  readonly actor: number
}

/** Why a rule stands against a move, in GitHub's words; empty: it does not. */
export function objections(
  repository: Repository,
  rule: BranchRule,
  move: BranchMove,
): readonly string[] {
  if (rule.bypass.includes(move.actor) || move.before === undefined) return []
  if (move.after === undefined) return ['Cannot delete this branch']
  const found: string[] = []
  if (!move.fastForward) found.push('Cannot force-push to this branch')
  if (rule.approvals !== undefined && !move.merge) {
    found.push('Changes must be made through a pull request.')
  }
  if (rule.mergeQueue === true && !move.merge) {
    found.push('Changes must be made through the merge queue.')
  }
  if (!move.merge) found.push(...statusObjections(repository, rule, move.after))
  return found
}

/** What required statuses of a commit are not green, in GitHub's words. */
export function statusObjections(
  repository: Repository,
  rule: BranchRule,
  oid: string,
): readonly string[] {
  const latest = new Map<string, string>()
  for (const { context, state, app } of repository.statuses.get(oid) ?? []) {
    // A status by anyone but the app that the rule names is as good as none.
    if (rule.statusApp === undefined || rule.statusApp === app) latest.set(context, state)
    else latest.delete(context)
  }
  const missing = rule.requiredStatuses.filter((context) => latest.get(context) !== 'success')
  const [first] = missing
  if (first === undefined) return []
  if (missing.length > 1) {
    const total = rule.requiredStatuses.length
    return [`${missing.length} of ${total} required status checks are expected.`]
  }
  const state = latest.get(first)
  const word = state === undefined ? 'expected' : state === 'pending' ? 'pending' : 'failing'
  return [`Required status check "${first}" is ${word}.`]
}

/** The answer of REST and GraphQL to a move that rules stand against. */
export function ruleRefusal(rule: BranchRule, texts: readonly string[]): Refusal {
  const text =
    rule.kind === 'ruleset'
      ? `Repository rule violations found\n\n${texts.join('\n\n')}\n\n`
      : texts.join(' ')
  return new Refusal(422, text, { type: 'UNPROCESSABLE' })
}

/** The lines git prints after `remote:` for a push that rules stand against, and the reason in its status line. */
export function pushRefusal(
  rule: BranchRule,
  texts: readonly string[],
): { readonly lines: readonly string[]; readonly reason: string } {
  const ref = `refs/heads/${rule.branch}`
  if (rule.kind === 'protection') {
    return {
      lines: [`error: GH006: Protected branch update failed for ${ref}.`, ...texts.map(errorLine)],
      reason: 'protected branch hook declined',
    }
  }
  return {
    lines: [
      `error: GH013: Repository rule violations found for ${ref}.`,
      '',
      ...texts.flatMap((text) => [`- ${text}`, '']),
    ],
    reason: 'push declined due to repository rule violations',
  }
}

function errorLine(text: string): string {
  return `error: ${text}`
}
