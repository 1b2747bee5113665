import { NOTHING, type Told } from './acts.ts'
import type { World } from './world.ts'

/** Somebody opens an issue that stops promotions; labels beside the one that makes it a stop. */
export function stop(world: World, labels: readonly string[]): Told {
  const open = [...world.stops.open, labels]
  world.stops = { ...world.stops, open }
  return { text: `ana stops promotions in #${900 + open.length}: ${labels.join(', ') || 'all'}` }
}

/** Somebody closes such an issue. */
export function resume(world: World, which: number): Told {
  const { open } = world.stops
  if (open.length === 0) return NOTHING
  const closed = which % open.length
  world.stops = { ...world.stops, open: open.filter((_, index) => index !== closed) }
  return { text: `ana closes a stop: ${open[closed]?.join(', ') || 'all'}` }
}

/** From now on, so much of the issues can be read. */
export function readIssues(world: World, read: World['stops']['read']): Told {
  if (world.stops.read === read) return NOTHING
  world.stops = { ...world.stops, read }
  return { text: `of the issues that stop promotions, ${read} can be read` }
}
