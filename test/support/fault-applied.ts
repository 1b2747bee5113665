import { setTimeout as pause } from 'node:timers/promises'
import type { GitHub } from '../github/src/index.ts'

/** Settles once a fault has been applied to a request of those from now on: for who kills a run just there. */
export async function faultApplied({ ledger }: Pick<GitHub, 'ledger'>): Promise<void> {
  const mark = ledger.mark()
  while (!ledger.since(mark).some(({ fault }) => fault !== undefined)) await pause(5)
}
