import { describe, expect, test } from '@jest/globals'
import type { Cost } from '../../scripts/bench/measured.ts'
import { page, told } from '../../scripts/bench/report.ts'
import { SUBJECTS, type SubjectName } from '../../scripts/bench/subjects.ts'
import type { Sized } from '../../scripts/bench/table.ts'
import { isMet, targets } from '../../scripts/bench/targets.ts'

const CHEAP: Cost = { wall: 100, cpu: 100, memory: 100, requests: 3, bytes: 10_000 }

/** Every subject measured once, some at another price. */
function sized(services: number, dear: Partial<Record<SubjectName, Partial<Cost>>> = {}): Sized {
  const costs = SUBJECTS.map(({ name }) => [name, [{ ...CHEAP, ...dear[name] }]] as const)
  return { services, costs: new Map(costs) }
}

function missed(...sizes: readonly Sized[]): readonly string[] {
  return targets(sizes).flatMap((target) => (isMet(target) ? [] : [target.text]))
}

describe('the targets of the benchmark', () => {
  test('are met by what is cheap', () => {
    expect(missed(sized(100), sized(1_000), sized(10_000))).toEqual([])
  })

  test.each<[SubjectName, Partial<Cost>, number, string]>([
    ['new promotion', { wall: 151 }, 100, 'wall of a new promotion beside plain git, 100 services'],
    [
      'new promotion',
      { wall: 101 },
      10_000,
      'wall of a new promotion beside plain git, 10,000 services',
    ],
    ['new promotion', { bytes: 24_001 }, 10, 'new promotion: bytes on the wire, in any repository'],
    ['sweep, 10 differ', { memory: 513 }, 10, 'sweep, 10 differ: peak memory, in any repository'],
    ['sweep, all differ', { requests: 146 }, 1_000, 'sweep, all differ: requests, 1,000 services'],
    ['release set of all', { requests: 29 }, 1_000, 'release set of all: requests, 1,000 services'],
  ])('tell of %s that costs %j among %i services', (name, cost, services, text) => {
    expect(missed(sized(services, { [name]: cost }))).toEqual([text])
    const result = { conditions: [], sizes: [sized(services, { [name]: cost })] }
    const all = { ...result, targets: targets(result.sizes) }
    for (const words of [told(all), page(all)]) expect(words).toContain('**missed**')
  })

  test('count the worst run, and none of what was not run', () => {
    const costs = new Map([['gate', [CHEAP, { ...CHEAP, requests: 11 }]]] as const)
    expect(missed({ services: 10, costs })).toEqual(['gate: requests, in any repository'])
    expect(targets([{ services: 10, costs: new Map() }])).toEqual([])
  })

  test('stand beside rows that say what was done', () => {
    const names = SUBJECTS.map(({ name }) => name)
    for (const { beside } of SUBJECTS) if (beside !== undefined) expect(names).toContain(beside)
    const sizes = [sized(10), sized(10_000)]
    const text = page({ conditions: ['2 cores'], sizes, targets: targets(sizes) })
    for (const { name, does } of SUBJECTS) expect(text).toContain(`| ${name} | ${does} |`)
    expect(text).toContain('### 10,000 services')
    expect(text).toMatch(/All \d+ targets are met\./)
  })
})
