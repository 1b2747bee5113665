import { enumerate } from '@fluxgate/promotion'

/** What became of something on its way into an environment, and why, as plain text. */
interface Reasoned {
  readonly environment: string
  readonly reason: string
}

/**
 * The reasons of one run, in order. Where there are several, each says which environment it is about unless its words do; the same words
 * about several environments are said once.
 */
export function reasonsOf(outcomes: readonly Reasoned[]): readonly string[] {
  if (outcomes.length < 2) return outcomes.map(({ reason }) => reason)
  const about = new Map<string, Set<string>>()
  for (const { environment, reason } of outcomes) {
    const names = about.get(reason) ?? new Set()
    about.set(reason, names.add(environment))
  }
  return [...about].map(([reason, environments]) => {
    const words = new Set(reason.split(/[^a-z0-9-]+/))
    const untold = [...environments].filter((name) => !words.has(name))
    return untold.length === 0 ? reason : `${enumerate(untold)}: ${reason}`
  })
}
