import { timestamp } from '../clock.ts'
import type { Token } from '../state/account.ts'

/** What a token may still ask within its hour. */
export interface Budget {
  limit: number
  remaining: number
  /** Milliseconds. */
  resetAt: number
}

const HOUR = 3_600_000

/** GitHub's primary rate limit, one budget for each token. */
export class Budgets {
  readonly #budgets = new Map<string, Budget>()

  of(token: Token | undefined, now: number): Budget {
    const key = token?.value ?? ''
    const known = this.#budgets.get(key)
    if (known !== undefined && known.resetAt > now) return known
    const limit = token === undefined ? 60 : token.kind === 'workflow' ? 1000 : 5000
    const fresh = { limit, remaining: limit, resetAt: now + HOUR }
    this.#budgets.set(key, fresh)
    return fresh
  }

  set(token: Token, budget: Budget): void {
    this.#budgets.set(token.value, budget)
  }
}

export function budgetHeaders(budget: Budget, resource: string): Record<string, string> {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(Math.max(0, budget.remaining)),
    'x-ratelimit-used': String(budget.limit - Math.max(0, budget.remaining)),
    'x-ratelimit-reset': String(Math.ceil(budget.resetAt / 1000)),
    'x-ratelimit-resource': resource,
  }
}

export function budgetNode(budget: Budget) {
  const { limit, remaining, resetAt } = budget
  return { limit, remaining: Math.max(0, remaining), resetAt: timestamp(resetAt) }
}
