import type { Step } from './plan.ts'
import { enumerate, oneLine } from './text.ts'

/** An open pull request of ours into an environment that the policy does not promote into any more, or not as a set like this. */
export interface Orphan {
  readonly number: number
  readonly environment: string
  /** The release set that it is for, where the environment itself is still promoted into. */
  readonly set?: string | undefined
  /** Logins of authors of commits on it that are not ours. */
  readonly foreignAuthors: readonly string[]
}

/** What becomes of an orphan, and why: it is closed, unless a person's commits would go with it. */
export function planOrphan({ number, environment, set, foreignAuthors }: Orphan): {
  readonly step: Extract<Step, { readonly kind: 'close' | 'defer' }>
  readonly reason: string
} {
  const into = oneLine(environment, 100)
  const why =
    set === undefined
      ? `the policy does not promote into ${into} any more`
      : `the policy has no release set ${oneLine(set, 100)} in ${into} any more`
  if (foreignAuthors.length === 0) {
    return { step: { kind: 'close', pullRequest: number, why }, reason: why }
  }
  const who = enumerate(foreignAuthors.map((login) => oneLine(login, 100)))
  return {
    step: { kind: 'defer', pullRequest: number },
    reason: `#${number} has commits by ${who}; ${why}, so merge or close it by hand`,
  }
}
