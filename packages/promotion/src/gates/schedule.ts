/** A condition on time alone. All moments are milliseconds. */
export interface Schedule {
  /** Whether it holds at a moment. */
  readonly holds: (moment: number) => boolean
  /** Moments near and after one at which it may change; whether it does, `holds` says. */
  readonly marks: (moment: number) => readonly number[]
}

/** The first moment from `from` on at which a schedule holds; undefined: none in sight. */
export function firstOpen(schedule: Schedule, from: number): number | undefined {
  if (schedule.holds(from)) return from
  return laterMarks(schedule, from).find((mark) => schedule.holds(mark))
}

/** The first moment after `from` at which a schedule does not hold; undefined: none in sight. */
export function firstShut(schedule: Schedule, from: number): number | undefined {
  return laterMarks(schedule, from).find((mark) => !schedule.holds(mark))
}

/** Windows that never meet put each other off for ever; those that do, within a week. */
const MOST_DELAYS = 200

/**
 * The first moment from `from` on at which all hold together; undefined: none in sight. Each in turn puts the moment off, until
 * none does.
 */
export function firstTogether(schedules: readonly Schedule[], from: number): number | undefined {
  let moment = from
  for (let delays = 0; delays <= MOST_DELAYS; delays += 1) {
    const shut = schedules.find(({ holds }) => !holds(moment))
    if (shut === undefined) return moment
    const next = firstOpen(shut, moment)
    if (next === undefined) return undefined
    moment = next
  }
  return undefined
}

function laterMarks({ marks }: Schedule, from: number): readonly number[] {
  return marks(from)
    .filter((mark) => mark > from)
    .toSorted((a, b) => a - b)
}
