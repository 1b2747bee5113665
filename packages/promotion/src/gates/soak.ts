import { instant } from '../instant.ts'
import type { Proof } from '../plan.ts'

/** When a release was proven in all that it must be proven in; undefined: it is not. `any`: the earliest proof is enough. */
export function provenSince(proofs: readonly Proof[], mode: 'all' | 'any'): number | undefined {
  const times = proofs.map(({ since }) => instant(since))
  if (times.length === 0) return undefined
  return mode === 'all' ? Math.max(...times) : Math.min(...times)
}

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
] as const

/** What the gate is called: `soak 4h`. */
export function soakName(seconds: number): string {
  return `soak ${describeSeconds(seconds)}`
}

/** `4h`, `90m`, `30s`: the largest unit that says it whole. */
export function describeSeconds(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length && seconds % length === 0) ?? [
    's',
    1,
  ]
  return `${seconds / size}${unit}`
}
