import type { Judged, Objection, TakenBack } from './admissible.ts'
import type { Edge } from './edge.ts'
import type { HistoryEntry } from './facts.ts'
import { instant } from './instant.ts'
import { matches, releaseId } from './pins.ts'
import type { ChoiceRecord } from './record.ts'

/**
 * The choice that counts in the target: the newest one, until the target's pins move after it or a person closes its
 * pull request, in the same second too: GitHub tells no more, and nobody chooses what they have just closed.
 */
export function activeChoice(edge: Edge, { rejections }: TakenBack): ChoiceRecord | undefined {
  const [choice] = edge.choices
  if (choice === undefined) return undefined
  if (movedAfter(choice.createdAt, edge.targetFacts.history)) return undefined
  const closed = rejections.some(
    ({ at, pins }) => instant(at) >= instant(choice.createdAt) && matches(pins, choice.pins),
  )
  return closed ? undefined : choice
}

/** What a choice can't skip: it must be proven, not withdrawn, not held by a person, above the target, and no alarm. */
export function objectionsToChoice({ objections }: Judged): readonly Objection[] {
  return objections.filter(({ rule }) => rule !== 'reverted' && rule !== 'rejected')
}

/** The release that a choice means, where it may be followed. */
export function chosenAmong(judged: readonly Judged[], choice: ChoiceRecord): Judged | undefined {
  return judged.find(
    (one) => matches(one.offer.release.pins, choice.pins) && objectionsToChoice(one).length === 0,
  )
}

/** Whether a target's pins moved after a moment. */
export function movedAfter(time: string, history: readonly HistoryEntry[]): boolean {
  const told = history.flatMap(({ date, pins }) => (pins === undefined ? [] : [{ date, pins }]))
  return told.some(({ date, pins }, index) => {
    if (instant(date) <= instant(time)) return false
    const older = told[index + 1]
    // The oldest that was read: the overlay was made then, or what went before is not known.
    return older === undefined || releaseId(older.pins) !== releaseId(pins)
  })
}
