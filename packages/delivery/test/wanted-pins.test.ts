import { describe, expect, test } from '@jest/globals'
import { lookingAt, type WantedVersions, wantedPins } from '../src/acts/wanted-pins.ts'
import { policyOf } from './support/a-base.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`

function naming(images: string) {
  return policyOf(`version: 1
environments: { dev: { overlays: "apps/dev/{service}" } }
pins: { image: [${images}], values: [replicas] }
`)
}

function wanted(
  images: string,
  imageInChart: readonly string[],
  more: Partial<WantedVersions> = {},
) {
  return wantedPins(naming(images), {
    chartVersion: '1.4.2',
    chartDigest: undefined,
    imageTag: '2.0.0',
    imageDigest: DIGEST,
    imageInChart,
    ...more,
  })
}

const BOTH = '{ tag: image.tag, digest: image.digest }'
const IMAGE = { 'values.image.tag': '2.0.0', 'values.image.digest': DIGEST }

describe('the pins of an image that the chart holds itself', () => {
  test.each<[string, string, readonly string[], object]>([
    ['are those that the policy names', BOTH, ['image.tag', 'image.digest'], IMAGE],
    ['are found by the tag alone', BOTH, ['image.tag'], IMAGE],
    ['are found by the digest alone', BOTH, ['image.digest'], IMAGE],
    ['are found among several', `{ tag: sidecar.tag }, ${BOTH}`, ['image.tag'], IMAGE],
    [
      'are found by the digest beside the only tag that it holds',
      '{ digest: image.digest }',
      ['image.tag'],
      { 'values.image.digest': DIGEST },
    ],
    ['are none where the policy names no image', '', ['image.tag'], {}],
    ['are none where it names others', '{ tag: sidecar.tag }', ['image.tag'], {}],
    [
      'lack a tag that has no place of its own',
      '{ digest: image.digest }',
      ['image.digest'],
      { 'values.image.digest': DIGEST },
    ],
  ])('%s', (_, images, paths, pins) => {
    expect(wanted(images, paths)).toEqual({ kind: 'pins', pins: { chart: '1.4.2', ...pins } })
  })
})

describe('an image that the chart does not hold', () => {
  test('goes to the one that the policy names, wherever that is', () => {
    const pins = { chart: '1.4.2', 'values.app.tag': '2.0.0', 'values.app.tag@digest': DIGEST }
    expect(wanted('{ tag: app.tag }', [])).toEqual({ kind: 'pins', pins })
  })

  test.each([
    ['none', '', 'the policy names none'],
    ['two', `{ tag: sidecar.tag }, ${BOTH}`, 'the policy names 2'],
    ['no place for a tag', '{ digest: image.digest }', 'add "tag" to "pins.image"'],
  ])('is refused where the policy names %s', (_, images, why) => {
    expect(wanted(images, [])).toEqual({ kind: 'refused', why: expect.stringContaining(why) })
  })
})

test('an overlay is looked at where the chart holds its image, and at a digest beside, and nowhere twice', () => {
  const policy = naming(BOTH)
  expect(lookingAt(policy, ['image.tag', 'image.digest', 'replicas'])).toBe(policy)
  expect(lookingAt(policy, ['tag', 'sidecar.tag', 'sidecar.digest', 'app.stage']).pins).toEqual({
    ...policy.pins,
    values: ['replicas', 'tag', 'digest', 'sidecar.tag', 'sidecar.digest', 'app.stage'],
  })
})
