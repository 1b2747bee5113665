import type { Hold, Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { planStanding, type Standing } from '../src/standing.ts'

const NOW = '2026-11-21T12:00:00Z'
const hold = (changes: Partial<Hold> = {}): Hold => ({
  version: '1.1.0',
  release: undefined,
  reason: 'it fails',
  until: undefined,
  by: 'olga',
  ...changes,
})

function standing(changes: Partial<Standing> = {}): Standing {
  return {
    kind: 'rollback',
    number: 7,
    environment: 'prod',
    key: 'shop',
    known: true,
    before: { pins: { chart: '1.1.0', 'values.image.tag': 'b' }, holds: [] },
    head: { pins: { chart: '1.0.0', 'values.image.tag': 'b' }, holds: [hold()] },
    base: { pins: { chart: '1.1.0', 'values.image.tag': 'b' }, holds: [] },
    now: NOW,
    foreignAuthors: [],
    ...changes,
  }
}

const base = (pins: Pins | 'absent' | undefined, holds: readonly Hold[] | undefined = []) =>
  standing({ base: { pins, holds } })

/** A hold alone, and what the branch that Flux reads says by now. */
const holding = (added: Hold, holds: readonly Hold[] | undefined, before: readonly Hold[] = []) =>
  standing({
    kind: 'hold',
    before: { pins: undefined, holds: before },
    head: { pins: undefined, holds: [added] },
    base: { pins: undefined, holds },
  })

const ENDED = hold({ until: '2026-11-20T12:00:00Z' })

describe('a pull request that somebody asked for', () => {
  test.each<[string, Standing, string | undefined]>([
    ['stays while base is as it starts from', standing(), undefined],
    [
      'stays where another pin than its own was changed',
      base({ chart: '1.1.0', 'values.image.tag': 'c' }),
      undefined,
    ],
    ['stays where its pins are there and its hold is not', base({ chart: '1.0.0' }), undefined],
    [
      'is over where its pins and its hold are there',
      base({ chart: '1.0.0' }, [hold({ version: '9' }), hold()]),
      'prod pins 1.0.0 of shop already',
    ],
    [
      'is over where base has moved on',
      base({ chart: '1.2.0' }),
      'prod pins 1.2.0 of shop by now, which is not what this takes back',
    ],
    [
      'is over where base has moved on, whatever its holds say',
      base({ chart: '1.2.0' }, undefined),
      'prod pins 1.2.0 of shop by now, which is not what this takes back',
    ],
    ['is over where the overlay is gone', base('absent'), 'prod has no overlay of shop any more'],
    ['stays where base can not be told', base(undefined, [hold()]), undefined],
    [
      'stays where its head can not be told',
      standing({ head: { pins: undefined, holds: undefined } }),
      undefined,
    ],
    [
      'stays where it can not be told what it starts from',
      standing({ before: { pins: undefined, holds: undefined } }),
      undefined,
    ],
    [
      'is over where the environment is gone, even if nothing else can be told',
      standing({ known: false, key: undefined }),
      'the policy has no environment prod any more',
    ],
    ['stays where the name of its branch was cut', standing({ key: undefined }), undefined],
    [
      'is over where it changes nothing',
      standing({ head: standing().before }),
      'it changes nothing',
    ],
    [
      'is over for a bump that is there',
      { ...base({ chart: '1.0.0' }, [hold()]), kind: 'bump' },
      'prod pins 1.0.0 of shop already',
    ],
    ['stays for a hold that is not there', holding(hold(), []), undefined],
    ['stays for a hold that has another end', holding(hold(), [ENDED]), undefined],
    ['stays for a hold where the file can not be told', holding(hold(), undefined), undefined],
    [
      'is over for a hold that has ended, where nothing like it holds',
      holding(ENDED, [hold({ version: '2.0.0' })]),
      'the holds of shop in prod are as it would have them',
    ],
    [
      'stays for a hold that is to end, where it still holds',
      holding(ENDED, [hold()], [hold()]),
      undefined,
    ],
  ])('%s', (_, facts, why) => {
    const { step, reason } = planStanding(facts)
    expect(step).toEqual(
      why === undefined ? { kind: 'keep', pullRequest: 7 } : { kind: 'close', pullRequest: 7, why },
    )
    expect(reason).toBe(why ?? '#7 waits to be merged')
    const theirs = planStanding({ ...facts, foreignAuthors: ['ana', 'raj'] })
    expect(theirs.step.kind).toBe(why === undefined ? 'keep' : 'defer')
    if (why !== undefined) expect(theirs.reason).toContain(`#7 has commits by ana and raj; ${why}`)
  })
})
