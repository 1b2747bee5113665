/** How long a step may take, in milliseconds, and what says so; `spent`: nothing is left of the budget. */
export type Allowance =
  | { readonly kind: 'some'; readonly milliseconds: number; readonly by: 'timeout' | 'budget' }
  | { readonly kind: 'spent' }

/**
 * What a step may take: its own time, and never more than is left of the budget after `spent`. All are milliseconds; a `timeout` that
 * is undefined leaves the budget alone to say.
 */
export function allowance(timeout: number | undefined, budget: number, spent: number): Allowance {
  const left = budget - spent
  if (left <= 0) return { kind: 'spent' }
  return timeout !== undefined && timeout <= left
    ? { kind: 'some', milliseconds: timeout, by: 'timeout' }
    : { kind: 'some', milliseconds: left, by: 'budget' }
}
