import fc from 'fast-check'

/**
 * Where chance begins, for all that is random in tests: the same each time, so that a red test is red for everybody and says something
 * about the change. `FLUXGATE_SEED` is another number, or `any`.
 */
export const SEED = seedOf(process.env['FLUXGATE_SEED'] ?? '20261121')

fc.configureGlobal({ seed: SEED })

function seedOf(text: string): number {
  if (text === 'any') return Date.now() % 2 ** 31
  if (/^\d{1,10}$/.test(text)) return Number(text)
  throw new Error(`FLUXGATE_SEED is "${text}": set it to a number, or to "any"`)
}

export { fc }
