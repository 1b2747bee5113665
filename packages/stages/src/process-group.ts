import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** How long a group has between being asked to end and being ended. A runner that cancels gives us 7.5 s, so less than that. */
export const GRACE_MS = 5_000
const LOOK_MS = 25
const LOOK_LATER_MS = 200

/** Whether a process of the group still runs. */
function isGroupAlive(leader: number): boolean {
  return signalGroup(leader, 0) && !isOnlyUnburied(leader)
}

/**
 * Whether the group is only processes that ended and that nobody waited for: they take signals, and in a container whose first process
 * waits for nobody they stay for good. Where there is no /proc, this is never so.
 */
function isOnlyUnburied(leader: number): boolean {
  try {
    const states = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(stateAndGroup)
      .filter((one) => one?.group === leader)
    return states.length > 0 && states.every((one) => one?.state === 'Z' || one?.state === 'X')
  } catch {
    return false
  }
}

/** Of `/proc/<pid>/stat`: `pid (name) state parent group ...`, where the name may hold anything. */
function stateAndGroup(
  pid: string,
): { readonly state: string; readonly group: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [state = '', , group] = text.slice(text.lastIndexOf(')') + 2).split(' ', 3)
    return { state, group: Number(group) }
  } catch {
    return undefined
  }
}

/** Asks all processes of a group to end (SIGTERM), and ends those that don't within the grace (SIGKILL). */
export async function endGroup(leader: number, graceMs: number = GRACE_MS): Promise<void> {
  if (!signalGroup(leader, 'SIGTERM')) return
  if (!(await isGoneWithin(leader, graceMs))) signalGroup(leader, 'SIGKILL')
}

/** Waits until no process of the group is there, or the time is over; true: none is. */
export async function isGoneWithin(leader: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds
  for (let look = LOOK_MS; isGroupAlive(leader); look = Math.min(2 * look, LOOK_LATER_MS)) {
    if (performance.now() >= deadline) return false
    await pause(look)
  }
  return true
}

/** Sends a signal to a group; false: there is nobody to take it. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal)
  } catch {
    // ESRCH: gone. EPERM: macOS says so of a group of which only what nobody waited for is left.
    return false
  }
}
