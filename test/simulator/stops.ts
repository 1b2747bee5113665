import type { Seen } from './seen.ts'

// Part of the model: imports nothing of the project.

const NAMES = 'environment:'

/** Whether somebody stops what goes into an environment; what can't be read may, and so may a label of no environment. */
export function isStopped({ stops, rules }: Seen, environment: string): boolean {
  if (stops.read !== 'all') return true
  return stops.open.some((labels) => {
    const named = labels.map((one) => one.toLowerCase()).filter((one) => one.startsWith(NAMES))
    const names = named.map((one) => one.slice(NAMES.length))
    return names.length === 0 || names.includes(environment) || names.some((one) => !rules.has(one))
  })
}
