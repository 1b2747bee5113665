import { expect, test } from '@jest/globals'
import { type FileRead, whyUnseen } from '../src/index.ts'

test.each<[FileRead, string | undefined]>([
  [{ kind: 'absent' }, undefined],
  [{ kind: 'folder', entries: [] }, undefined],
  [{ kind: 'file', text: 'kind: HelmRelease\n' }, undefined],
  [{ kind: 'file', text: 'a: [\n' }, undefined],
  [{ kind: 'unusable', what: 'executable' }, 'is executable: make its mode 100644'],
  [{ kind: 'unusable', what: 'too-large' }, 'is too large to be read whole: split it'],
  [{ kind: 'unusable', what: 'binary' }, 'is not text'],
])('whether %j has a release: %s', (read, why) => {
  expect(whyUnseen('x.yaml', read)).toBe(why)
})
