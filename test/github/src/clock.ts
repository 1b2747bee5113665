/** Milliseconds since the epoch; never the same twice. */
export type Clock = () => number

/** A clock that moves on with every look, by at least a millisecond, so that what happens later is later. */
export function strictlyMonotonic(source: () => number): Clock {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    last = Math.max(source(), last + 1)
    return last
  }
}

/** A moment as GitHub writes it: UTC, whole seconds. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
