import { describe, expect, test } from '@jest/globals'
import { parseDispatch } from '../src/index.ts'
import { anEvent } from './an-event.ts'

const DIGEST = `sha256:da5f1b9dfbc6${'0'.repeat(52)}`

/** Version of an event with this revision beside the digest, and whether its build metadata was lost. */
function read(revision: string): readonly [string | undefined, boolean] {
  const event = parseDispatch(anEvent({ metadata: { revision, 'oci-digest': DIGEST } }))
  if (event.kind !== 'release') throw new Error('not a release event')
  return [event.version, event.buildLost]
}

describe('build metadata beside a digest', () => {
  test.each<[string, string, string, boolean]>([
    ['the digest in its place is taken off', '1.4.2+da5f1b9dfbc6', '1.4.2', true],
    [
      'its own stays, however long',
      '1.4.2-rc.1+build.20261121',
      '1.4.2-rc.1+build.20261121',
      false,
    ],
    ['fewer digits of the digest stay', '1.4.2+da5f1b9dfbc', '1.4.2+da5f1b9dfbc', false],
    ['more digits of the digest stay', '1.4.2+da5f1b9dfbc60', '1.4.2+da5f1b9dfbc60', false],
    ['the digest as a version stays', 'da5f1b9dfbc6', 'da5f1b9dfbc6', false],
  ])('%s', (_, revision, version, buildLost) => {
    expect(read(revision)).toEqual([version, buildLost])
  })
})
