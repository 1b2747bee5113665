import type { Hold, PinName, Pins } from '@fluxgate/policy'
import { isActive } from './holds.ts'
import type { BranchKind } from './names.ts'
import { pinNames, versionOf } from './pins.ts'
import type { Step } from './plan.ts'
import { enumerate, oneLine } from './text.ts'

/** What one overlay and one hold file say at one commit; undefined: it can't be told. */
export interface Told {
  /** `absent`: there is no overlay. */
  readonly pins: Pins | 'absent' | undefined
  readonly holds: readonly Hold[] | undefined
}

/** An open pull request of ours that somebody asked for: what Git says of it, and nothing of what its text says. */
export interface Standing {
  readonly kind: Exclude<BranchKind, 'promote'>
  readonly number: number
  readonly environment: string
  /** undefined: the name of its branch was cut, and does not tell. */
  readonly key: string | undefined
  /** Whether the policy still has the environment. */
  readonly known: boolean
  /** At the commit that it starts from, at its head, and on the branch that Flux reads. */
  readonly before: Told
  readonly head: Told
  readonly base: Told
  /** RFC 3339. */
  readonly now: string
  /** Logins of authors of commits on it that are not ours. */
  readonly foreignAuthors: readonly string[]
}

/**
 * Whether a rollback, hold or bump by pull request is still open to merge: it is closed when what it changes is so already, when the
 * branch that Flux reads has moved on to something else, and when its environment or overlay is gone; never with a person's
 * commits on it. What can't be told keeps it open.
 */
export function planStanding(standing: Standing): {
  readonly step: Extract<Step, { readonly kind: 'keep' | 'close' | 'defer' }>
  readonly reason: string
} {
  const { number, foreignAuthors } = standing
  const why = whyOver(standing)
  if (why === undefined) {
    return { step: { kind: 'keep', pullRequest: number }, reason: `#${number} waits to be merged` }
  }
  if (foreignAuthors.length > 0) {
    const who = enumerate(foreignAuthors.map((login) => oneLine(login, 100)))
    const reason = `#${number} has commits by ${who}; ${why}, so merge or close it by hand`
    return { step: { kind: 'defer', pullRequest: number }, reason }
  }
  return { step: { kind: 'close', pullRequest: number, why }, reason: why }
}

function whyOver(standing: Standing): string | undefined {
  const { kind, known, base, key } = standing
  const where = oneLine(standing.environment, 100)
  if (!known) return `the policy has no environment ${where} any more`
  if (key === undefined) return undefined
  if (base.pins === 'absent') return `${where} has no overlay of ${key} any more`
  const pins = kind === 'hold' ? 'unchanged' : pinsOf(standing)
  const holds = holdsOf(standing)
  if (pins === 'elsewhere') {
    const version = oneLine(versionOf(base.pins ?? {}), 100)
    const left = kind === 'rollback' ? ', which is not what this takes back' : ''
    return `${where} pins ${version} of ${key} by now${left}`
  }
  const over = (state: Change) => state === 'there' || state === 'unchanged'
  if (!over(pins) || !over(holds)) return undefined
  if (pins === 'there') return `${where} pins ${versionOf(base.pins ?? {})} of ${key} already`
  return holds === 'there'
    ? `the holds of ${key} in ${where} are as it would have them`
    : 'it changes nothing'
}

/** What became of a change: nothing yet, made otherwise, overtaken; or there never was one. */
type Change = 'open' | 'there' | 'elsewhere' | 'unchanged' | 'unknown'

function pinsOf({ before, head, base }: Standing): Change {
  const [from, to, is] = [before.pins, head.pins, base.pins]
  if (from === undefined || to === undefined || is === undefined) return 'unknown'
  if (from === 'absent' || to === 'absent' || is === 'absent') return 'unknown'
  const changed = namesIn(from, to).filter((name) => from[name] !== to[name])
  if (changed.length === 0) return 'unchanged'
  if (changed.every((name) => is[name] === to[name])) return 'there'
  const moved = changed.some((name) => is[name] !== from[name] && is[name] !== to[name])
  return moved ? 'elsewhere' : 'open'
}

function namesIn(...all: readonly Pins[]): readonly PinName[] {
  return [...new Set(all.flatMap(pinNames))]
}

function holdsOf({ before, head, base, now }: Standing): Change {
  const [from, to, is] = [before.holds, head.holds, base.holds]
  if (from === undefined || to === undefined || is === undefined) return 'unknown'
  const changed = to.filter((hold) => !from.some((one) => isSame(one, hold)))
  if (changed.length === 0) return 'unchanged'
  // A hold that is over, or was ended, asks for no more than that nothing like it holds.
  const isSo = (hold: Hold) =>
    is.some((one) => isSame(one, hold)) ||
    (!isActive(hold, now) && !is.some((one) => isAlike(one, hold) && isActive(one, now)))
  return changed.every(isSo) ? 'there' : 'open'
}

function isAlike(a: Hold, b: Hold): boolean {
  return a.version === b.version && a.release === b.release
}

function isSame(a: Hold, b: Hold): boolean {
  return isAlike(a, b) && a.reason === b.reason && a.until === b.until && a.by === b.by
}
