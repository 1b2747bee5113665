// Loaded by node before anything else (`--import`): the program's time begins at the moment that its environment names, and
// runs on from there. What is tested knows nothing of it.

import { subscribe } from 'node:diagnostics_channel'

const real = Date
let ahead = 0
const now = () => real.now() + ahead

function begin(): void {
  const start = process.env['CLOCK_STARTS_AT']
  if (start === undefined) return
  if (!/^\d+$/.test(start)) throw new Error('CLOCK_STARTS_AT is no number of milliseconds')
  ahead = Number(start) - real.now()
}

begin()
// Where a process runs one program after the other, each begins at a moment of its own.
subscribe('fluxgate:run-begins', begin)

globalThis.Date = new Proxy(real, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
  apply: () => new real(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
})
