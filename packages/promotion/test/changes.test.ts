import type { Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { changesTo, pinsAfter } from '../src/changes.ts'
import { bindEvent, type Origin, type OverlayAnnotation, releaseId } from '../src/index.ts'
import { anEntry, anOverlay, commit, DIGEST_A, DIGEST_B, holding, NO_ORIGIN } from './builders.ts'

const TAG = 'values.image.tag'
const origin: Origin = { repository: 'acme/customer-service', commit: commit(5) }

function annotated(pins: Pins, ...names: OverlayAnnotation['name'][]) {
  const annotations = names.map((name) => ({ name, value: 'old', fixed: undefined }))
  return anOverlay(pins, { annotations })
}

describe('the changes of a promotion', () => {
  test('are the pins that differ, in the order of the overlay', () => {
    const overlay = anOverlay({ [TAG]: '1', chart: '1.4.1', digest: DIGEST_A })
    const wanted = { chart: '1.4.2', digest: DIGEST_B, [TAG]: '1', 'values.other': 'x' }
    expect(changesTo(overlay, wanted, NO_ORIGIN)).toEqual([
      { name: 'chart', from: '1.4.1', to: '1.4.2' },
      { name: 'digest', from: DIGEST_A, to: DIGEST_B },
    ])
  })

  test('leave a version alone that is only spelled differently', () => {
    expect(changesTo(anOverlay('1.4.2_b'), { chart: '1.4.2+b' }, NO_ORIGIN)).toEqual([])
  })

  test.each<[string, Pins, string, string]>([
    ['an OCI tag with build metadata', { chart: '1.4.1_a' }, '1.4.2+b', '1.4.2_b'],
    ['an OCI tag, told by its digest', { chart: '1.4.1', digest: DIGEST_A }, '1.4.2+b', '1.4.2_b'],
    ['a Helm version', { chart: '1.4.1+a' }, '1.4.2_b', '1.4.2+b'],
    ['a place that gives no hint', { chart: '1.4.1' }, '1.4.2_b', '1.4.2_b'],
    ['a tag that is no version', { chart: 'a_b' }, 'c+d', 'c+d'],
  ])('spell a version for %s', (_, pins, version, written) => {
    expect(pinsAfter(anOverlay(pins), { chart: version }).chart).toBe(written)
  })

  test('bring the annotations that are there along', () => {
    const overlay = annotated({ chart: '1.4.1' }, 'release', 'source-repository', 'source-commit')
    expect(changesTo(overlay, { chart: '1.4.2' }, origin)).toEqual([
      { name: 'chart', from: '1.4.1', to: '1.4.2' },
      { name: 'annotation.release', from: 'old', to: releaseId({ chart: '1.4.2' }) },
      { name: 'annotation.source-repository', from: 'old', to: 'acme/customer-service' },
      { name: 'annotation.source-commit', from: 'old', to: commit(5) },
    ])
  })

  test('leave no commit of the release before to a release whose source nobody named', () => {
    const overlay = annotated({ chart: '1.4.1' }, 'source-repository', 'source-commit')
    expect(changesTo(overlay, { chart: '1.4.2' }, NO_ORIGIN)).toEqual([
      { name: 'chart', from: '1.4.1', to: '1.4.2' },
      { name: 'annotation.source-commit', from: 'old', to: 'unknown' },
    ])
  })

  test('touch no annotation where no pin changes', () => {
    expect(changesTo(annotated({ chart: '1.4.2' }, 'release'), { chart: '1.4.2' }, origin)).toEqual(
      [],
    )
  })

  test('write the id by which the next event will be bound in the target', () => {
    const overlay = annotated({ chart: '1.4.1', 'values.own': 'kept' }, 'release')
    const wanted = { chart: '1.4.2', digest: DIGEST_A }
    const id = changesTo(overlay, wanted, NO_ORIGIN).find(
      ({ name }) => name === 'annotation.release',
    )?.to
    const pins = pinsAfter(overlay, wanted)
    const prod = holding('prod', [pins], { history: [anEntry({ pins, annotation: id })] })
    const event = {
      version: '1.4.2',
      buildLost: false,
      digest: DIGEST_A,
      releaseId: id,
      what: 'upgrade',
    } as const
    expect(id).toBe(releaseId({ chart: '1.4.2', 'values.own': 'kept' }))
    expect(bindEvent(event, prod)).toMatchObject({ kind: 'bound', release: { pins } })
  })
})
