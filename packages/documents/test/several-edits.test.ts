import { replace } from '@fluxgate/documents'
import { expect, describe as group, test } from '@jest/globals'
import { digest, patch, patchedBy } from './manifests.ts'
import { request, search } from './tree.ts'

const FILE = 'apps/prod/web/version.yaml'
const pins = { chart: true, image: [{ tag: 'image.tag', digest: 'image.digest' }], values: [] }
const values = (tag: string, sha: string) =>
  `  values:\n    image:\n      tag: ${tag} # tag\n      digest: ${sha} # digest\n    replicas: 2\n`

/** The file after every pin got another value, asked for in this order. */
function edited(order: readonly string[]): string | undefined {
  const tree = patchedBy(patch('1.4.1', values('1.4.1', digest('ab'))))
  const { located, files } = search(tree, request({ pins }))
  if (located.kind !== 'found') throw new Error('not found')
  const wanted = new Map([
    ['chart', '10.20.30-rc.1'],
    ['values.image.tag', '2'],
    ['values.image.digest', digest('cd')],
  ])
  const replacements = order.map((name) => {
    const slot = located.slots.find((one) => one.name === name)
    if (slot === undefined) throw new Error(`no slot ${name}`)
    return { slot, value: wanted.get(name) ?? '' }
  })
  const result = replace(files, replacements)
  if (result.kind === 'refused') return `refused ${result.refusal.code}`
  return result.files.find(({ path }) => path === FILE)?.text
}

group('several pins of one file', () => {
  const after = patch('10.20.30-rc.1', values('"2"', digest('cd')))
  test.each([
    [['chart', 'values.image.tag', 'values.image.digest']],
    [['values.image.digest', 'values.image.tag', 'chart']],
    [['values.image.tag', 'chart', 'values.image.digest']],
  ])('are written together though longer and shorter than before, asked for as %j', (order) => {
    expect(edited(order)).toBe(after)
  })
})
