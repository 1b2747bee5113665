import type { NotAnEvent } from './model.ts'

/** What a parser of one part gives: its value, or why the whole is no event. */
export type Parsed<Value> = { readonly kind: 'ok'; readonly value: Value } | NotAnEvent

/** A part that is as it should be. */
export function ok<Value>(value: Value): Parsed<Value> {
  return { kind: 'ok', value }
}

/** Says why something is no event. */
export function refused(why: string): NotAnEvent {
  return { kind: 'refused', why }
}
