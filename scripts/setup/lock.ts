import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Longer than any set-up takes: after this an owner counts as gone whatever its process id says. */
const STALE_AFTER_MS = 60 * 60_000

const POLL_MS = 500

/**
 * Runs `work` while no other set-up of this checkout does, and calls `onWait` once, with the owner's process id,
 * when it has to wait. The lock is a folder that holds one file named after its owner; it is moved into place
 * whole, so there is never a lock without an owner, and a dead owner's file can be taken away by name without
 * harming whoever came next.
 */
export async function withLock<T>(
  folder: string,
  onWait: (owner: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const me = `${process.pid}@${hostname()}@${process.hrtime.bigint()}`
  let told = false
  while (!take(folder, me)) {
    const owner = ownerOf(folder)
    if (owner !== undefined && isGone(folder, owner)) {
      rmSync(join(folder, owner), { force: true })
      continue
    }
    if (owner !== undefined && !told) onWait(owner.split('@')[0] ?? owner)
    told = told || owner !== undefined
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  try {
    return await work()
  } finally {
    release(folder, me)
  }
}

/** Renaming a folder over one that is not empty fails: that is the whole lock. */
function take(folder: string, me: string): boolean {
  const candidate = `${folder}.${me}`
  mkdirSync(candidate, { recursive: true })
  writeFileSync(join(candidate, me), '')
  try {
    renameSync(candidate, folder)
    return true
  } catch (cause) {
    rmSync(candidate, { recursive: true, force: true })
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(cause))) return false
    throw new Error(`take the lock ${folder}`, { cause })
  }
}

function release(folder: string, me: string): void {
  rmSync(join(folder, me), { force: true })
  try {
    rmdirSync(folder)
  } catch (cause) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(cause))) throw cause
  }
}

function ownerOf(folder: string): string | undefined {
  try {
    return readdirSync(folder)[0]
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw cause
  }
}

function isGone(folder: string, owner: string): boolean {
  const [pid, host] = owner.split('@')
  const touched = statSync(join(folder, owner), { throwIfNoEntry: false })?.mtimeMs
  if (touched !== undefined && Date.now() - touched > STALE_AFTER_MS) return true
  return host === hostname() && !isAlive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return codeOf(cause) === 'EPERM'
  }
}

/** By shape: an error of the operating system is no instance of the Error that a test's own realm knows. */
function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}
