import { fc } from './fast-check.ts'

const SURROGATES = { first: 0xd800, count: 0x800 }
const LAST = 0x10ffff

/** Any character but half a surrogate, those that break lines and writing systems more often than others. */
const character = fc
  .oneof(fc.integer({ min: 0, max: 0x2ff }), fc.integer({ min: 0, max: LAST - SURROGATES.count }))
  .map((at) => String.fromCodePoint(at < SURROGATES.first ? at : at + SURROGATES.count))

/** Text of any characters. The `binary` unit of fast-check is the same, after a second in which it lists them all. */
export function anyText(maxLength?: number): fc.Arbitrary<string> {
  return fc.string({ unit: character, ...(maxLength === undefined ? {} : { maxLength }) })
}
