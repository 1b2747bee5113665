import type { Freeze, Gates } from '@fluxgate/policy'
import { describeApprovals } from './approvals.ts'
import { soakName } from './soak.ts'
import { windowsName } from './windows.ts'

/** What gates ask for, one after the other, in the words of pull requests: `soak 4h`, `check e2e-nightly`. */
export function describeGates(gates: Gates): readonly string[] {
  const { soakSeconds, windows, freezes, checks, tests, approvals } = gates
  return [
    ...(soakSeconds > 0 ? [soakName(soakSeconds)] : []),
    ...windows.map(windowsName),
    ...freezes.map(freezeInFull),
    ...checks.map((check) => `check ${check}`),
    ...(tests === undefined ? [] : [`tests ${tests}`]),
    ...approvals.map(describeApprovals),
  ]
}

function freezeInFull({ from, to, timezone, reason }: Freeze): string {
  const days = from === to ? `on ${from}` : `${from} to ${to}`
  return `freeze ${days} ${timezone}${reason === undefined ? '' : ` (${reason})`}`
}
