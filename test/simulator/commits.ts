import { ENVIRONMENTS } from './policies.ts'
import type { TestWord } from './seen.ts'

/** The commit by which an environment held what it did, counted from its first. */
export function heldAt(environment: string, index: number): string {
  return commitOf(environment.length * 1_000_000 + index)
}

/** The environment that a commit is of, and which of its commits it is. */
export function placeOf(commit: string): Pick<TestWord, 'environment' | 'commit'> {
  const number = Number.parseInt(commit, 16)
  const length = Math.floor(number / 1_000_000)
  const environment = ENVIRONMENTS.find((one) => one.length === length) ?? ''
  return { environment, commit: number % 1_000_000 }
}

/** 40 hex of a number. */
export function commitOf(number: number): string {
  return number.toString(16).padStart(40, '0')
}

/** RFC 3339 of a time. */
export function time(at: number): string {
  return new Date(at).toISOString().replace('.000', '')
}
