import type { Pins } from '@fluxgate/policy'
import type { Edge } from '../edge.ts'
import { versionOf } from '../pins.ts'
import type { Proof } from '../plan.ts'
import { oneLine } from '../text.ts'
import { type Added, type ChartOrigin, isFromThere } from './change.ts'

/**
 * That a service is new in the target and takes its chart from where no upstream that proved it takes it; undefined: it does not. A
 * digest that they ran names the same chart wherever it comes from. Who has the service already is held to what it has.
 *
 * @param proofs of the release; none: a person lets it in past them, or it is closed anyway, and every upstream is as good as the next
 */
export function strangeOrigin(
  pins: Pins,
  { upstreams }: Edge,
  added: Added | undefined,
  proofs: readonly Proof[],
): string | undefined {
  if (added === undefined || pins.digest !== undefined) return undefined
  const { origin, others } = added
  const proved = new Set(proofs.map(({ environment }) => environment))
  const known = upstreams.flatMap(({ environment: { name } }) => {
    if (proved.size > 0 && !proved.has(name)) return []
    const there = others.get(name)
    return there === undefined ? [] : [{ name, there }]
  })
  const [first] = known
  if (first === undefined || known.some(({ there }) => isFromThere(origin, there))) return undefined
  return `nobody upstream ran ${versionOf(pins)} ${difference(origin, first.name, first.there)}`
}

function difference(own: ChartOrigin, name: string, there: ChartOrigin): string {
  const chart = (origin: ChartOrigin) => shown(origin.from.get('chart') ?? '')
  if (chart(own) !== chart(there)) {
    return `of the chart ${chart(own)}: ${name} has ${chart(there)}`
  }
  const [here, elsewhere] = [shown(own.label), shown(there.label)]
  if (here !== elsewhere) return `from ${here}: ${name} takes it from ${elsewhere}`
  const verified = isFromThere({ ...own, verify: there.verify }, there)
  return verified
    ? `without the verification that it has in ${name}`
    : `from ${here} as the source is set up here: in ${name} it is another way`
}

function shown(text: string): string {
  return JSON.stringify(oneLine(text, 120))
}
