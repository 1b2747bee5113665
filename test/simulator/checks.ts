import type { Check, Seen } from './seen.ts'
import { isSame } from './versions.ts'

// Part of the model: imports nothing of the project.

/** What the check comes to for a release in one environment: green on a commit that pinned it there; closed where none did. */
export function checkIn(
  { held, checks }: Seen,
  environment: string,
  version: string,
): 'open' | 'waiting' | 'closed' {
  const commits = (held.get(environment) ?? []).flatMap((one, commit) =>
    isSame(one.version, version) ? [commit] : [],
  )
  if (commits.length === 0) return 'closed'
  const here = checks.filter((one) => one.environment === environment)
  const isGreen = (commit: number) => isPassed(here.filter((one) => one.commit === commit))
  return commits.some(isGreen) ? 'open' : 'waiting'
}

/** Whoever reports has the last word of their own, and all of them have to be green. */
function isPassed(all: readonly Check[]): boolean {
  const last = [...new Map(all.map((one) => [one.by, one])).values()]
  return last.length > 0 && last.every(({ said }) => said === 'success')
}
