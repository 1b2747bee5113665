import type { Step } from './plan.ts'
import { enumerate, oneLine } from './text.ts'

/** An open pull request of ours into an environment that the policy does not promote into any more. */
export interface Orphan {
  readonly number: number
  readonly environment: string
  /** Logins of authors of commits on it that are not ours. */
  readonly foreignAuthors: readonly string[]
}

/** What becomes of an orphan, and why: it is closed, unless a person's commits would go with it. */
export function planOrphan({ number, environment, foreignAuthors }: Orphan): {
  readonly step: Extract<Step, { readonly kind: 'close' | 'defer' }>
  readonly reason: string
} {
  const why = `the policy does not promote into ${oneLine(environment, 100)} any more`
  if (foreignAuthors.length === 0) {
    return { step: { kind: 'close', pullRequest: number, why }, reason: why }
  }
  const who = enumerate(foreignAuthors.map((login) => oneLine(login, 100)))
  return {
    step: { kind: 'defer', pullRequest: number },
    reason: `#${number} has commits by ${who}; ${why}, so merge or close it by hand`,
  }
}
