// Loaded by node before anything else (`--import`): the program's time begins at the moment that its environment names, and
// runs on from there. What is tested knows nothing of it.

const start = Number(process.env['CLOCK_STARTS_AT'])
if (!Number.isFinite(start)) throw new Error('CLOCK_STARTS_AT is no number of milliseconds')

const real = Date
const ahead = start - real.now()
const now = () => real.now() + ahead

globalThis.Date = new Proxy(real, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
  apply: () => new real(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
})
