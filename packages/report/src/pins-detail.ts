import { notesBox } from './advice.ts'
import { text } from './escape.ts'
import { count, sentence } from './phrase.ts'

/** How much of a body is written that tells of pins; the poorer where the richer does not fit. */
export interface PinsDetail {
  readonly notes: number
  readonly pins: number
  readonly pinLength: number
}

/** As much as a person likes to read. */
export const FULL: PinsDetail = { notes: 10, pins: 40, pinLength: 120 }
/** What is left where a text is too long. */
export const LEAST: PinsDetail = { notes: 0, pins: 10, pinLength: 40 }

/** The first notes as a box, and how many are left out. */
export function someNotes(
  notes: readonly string[],
  { notes: most }: PinsDetail,
): string | undefined {
  const shown = notes.slice(0, most).map((note) => sentence(text(note)))
  const rest = notes.length - shown.length
  return notesBox(rest === 0 ? shown : [...shown, `${count(rest, 'note')} left out.`])
}
