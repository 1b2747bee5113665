import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { downstreamsOf, environmentOf, parsePolicy, upstreamsOf } from '../src/index.ts'
import { policyOf } from './policy-of.ts'

const POLICY = policyOf(`version: 1
environments:
  dev: { overlays: "d/{service}" }
  qa: { overlays: "q/{service}" }
  prod-eu: { after: [qa, dev], overlays: "e/{service}" }
  prod-us: { afterAny: [prod-eu, qa], overlays: "u/{service}" }
`)

describe('the order of environments', () => {
  test('names what an environment follows, as it is written', () => {
    expect(upstreamsOf(POLICY, 'prod-eu')).toEqual(['qa', 'dev'])
    expect(upstreamsOf(POLICY, 'prod-us')).toEqual(['prod-eu', 'qa'])
    expect(upstreamsOf(POLICY, 'dev')).toEqual([])
  })

  test('names what follows an environment, in the order of the policy', () => {
    expect(downstreamsOf(POLICY, 'qa')).toEqual(['prod-eu', 'prod-us'])
    expect(downstreamsOf(POLICY, 'prod-us')).toEqual([])
  })

  test('knows nothing of an environment that is not there', () => {
    expect(environmentOf(POLICY, 'stage')).toBeUndefined()
    expect(upstreamsOf(POLICY, 'stage')).toEqual([])
    expect(downstreamsOf(POLICY, 'constructor')).toEqual([])
  })
})

/** Environments e0, e1, ... and for each those it follows, by number; also ones that make circles. */
const graphs = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc.array(fc.uniqueArray(fc.nat({ max: count - 1 }), { maxLength: 3 }), {
    minLength: count,
    maxLength: count,
  }),
)

function textOf(graph: readonly (readonly number[])[]): string {
  const lines = graph.map((after, index) => {
    const follows =
      after.length === 0 ? '' : `after: [${after.map((one) => `e${one}`).join(', ')}], `
    return `  e${index}: { ${follows}overlays: "e${index}/{service}" }`
  })
  return `version: 1\nenvironments:\n${lines.join('\n')}\n`
}

/** Whether some environment reaches itself, by following all ways to the end. */
function hasCircle(graph: readonly (readonly number[])[]): boolean {
  const reached = graph.map((after) => new Set(after))
  for (const [middle] of graph.entries()) {
    for (const from of reached) {
      if (from.has(middle)) for (const end of reached[middle] ?? []) from.add(end)
    }
  }
  return reached.some((ends, index) => ends.has(index))
}

describe('any graph of environments', () => {
  test('is in an order in which each stands after those it follows, or has its circle named', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const parsed = parsePolicy(textOf(graph), 'policy.yaml')
        expect(parsed.kind).toBe(hasCircle(graph) ? 'problems' : 'ok')
        if (parsed.kind === 'problems') {
          for (const { message } of parsed.problems) {
            const [, circle = ''] = /in a circle: (.+); remove one/.exec(message) ?? []
            const names = circle.split(' -> ')
            expect(names.length).toBeGreaterThan(1)
            expect(names[0]).toBe(names.at(-1))
            for (const [index, name] of names.slice(0, -1).entries()) {
              const next = Number(names[index + 1]?.slice(1))
              expect(graph[Number(name.slice(1))]).toContain(next)
            }
          }
          return
        }
        const seen = new Set<string>()
        for (const { name, after } of parsed.policy.environments) {
          for (const upstream of after) expect(seen).toContain(upstream)
          seen.add(name)
        }
        expect(seen.size).toBe(graph.length)
      }),
    )
  })
})
