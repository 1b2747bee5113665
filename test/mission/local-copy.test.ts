import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { localCopy } from './local-copy.ts'

const root = join(import.meta.dirname, '..', '..')
const deliver = readFileSync(join(root, '.github/workflows/deliver.yml'), 'utf8')

describe('deliver.yml on this machine', () => {
  const copy = localCopy(deliver)

  test('is what it is on GitHub, but for these steps', () => {
    const uses = copy.replaced.map(({ from, to }) => `${from.split('@')[0]} -> ${to}`)
    expect(uses).toEqual([
      '$/actions/plan-delivery -> ./actions/plan-delivery',
      '$/actions/build-test -> ./actions/build-test',
      '$/actions/build-test -> ./actions/build-test',
      '$/actions/build-test -> ./actions/build-test',
      'docker/setup-buildx-action -> ./doubles/not-to-be-reached',
      'docker/login-action -> ./doubles/not-to-be-reached',
      'docker/build-push-action -> ./doubles/not-to-be-reached',
      'actions/upload-artifact -> ./doubles/not-to-be-reached',
      'actions/download-artifact -> ./doubles/not-to-be-reached',
      'docker/setup-buildx-action -> ./doubles/not-to-be-reached',
      'docker/login-action -> ./doubles/not-to-be-reached',
      '$/actions/read-scan -> ./actions/read-scan',
      '$/actions/publish-chart -> ./actions/publish-chart',
      ' -> actions/checkout',
      'actions/create-github-app-token -> ./doubles/app-token',
      'actions/create-github-app-token -> ./doubles/app-token',
      '$/actions/bump-helmrelease -> ./actions/bump-helmrelease',
      ' -> actions/checkout',
      '$/actions/report-delivery -> ./actions/report-delivery',
    ])
  })

  test('differs in no other line', () => {
    const after = copy.text.split('\n')
    const added = copy.replaced.filter(({ from }) => from === '').map(({ line }) => line)
    for (const line of added) after.splice(line, 1)
    const before = deliver.split('\n')
    const changed = before.flatMap((line, index) => (line === after[index] ? [] : [index + 1]))
    expect(after).toHaveLength(before.length)
    expect(changed).toEqual(copy.replaced.filter(({ from }) => from !== '').map(({ line }) => line))
  })
})

test.each([
  ['uses: ./.github/actions/setup # ours', 'uses: ./.github/actions/setup # ours'],
  ['      - uses: actions/checkout@abc # v7', '      - uses: actions/checkout@abc # v7'],
  ['  uses: $/.github/workflows/bump.yml', '  uses: ./.github/workflows/bump.yml'],
  ['# uses: $/actions/attest', '# uses: $/actions/attest'],
  ['run: echo uses: $/x', 'run: echo uses: $/x'],
])('"%s" becomes "%s"', (line, expected) => {
  expect(localCopy(line).text).toBe(expected)
})

test('a step that nobody has thought of is refused', () => {
  expect(() => localCopy('uses: docker/bake-action@abc')).toThrow(
    'nothing stands in for "docker/bake-action@abc" on this machine',
  )
})
