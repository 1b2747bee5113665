import { chmod, cp, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { serviceWith } from '../../../test/support/chart.ts'
import { chartContentHash, contentHash } from '../src/index.ts'

describe('the hash of a chart', () => {
  test('is the same in another folder, at another time, with another umask', async () => {
    await using service = await serviceWith()
    const chart = join(service.root, 'charts/shop')
    const before = await chartContentHash(chart)
    const elsewhere = await mkdtemp(join(tmpdir(), 'fluxgate-elsewhere-'))
    try {
      const copy = join(elsewhere, 'another-name')
      await cp(chart, copy, { recursive: true })
      await utimes(join(copy, 'values.yaml'), 1, 1)
      await chmod(join(copy, 'values.yaml'), 0o600)
      await chmod(join(copy, 'templates'), 0o700)
      expect(await chartContentHash(copy)).toBe(before)
    } finally {
      await rm(elsewhere, { recursive: true, force: true })
    }
  })

  test.each([
    ['a value', (chart: string) => writeFile(join(chart, 'values.yaml'), 'replicas: 2\n')],
    ['a template', (chart: string) => writeFile(join(chart, 'templates/service.yaml'), '')],
    ['a dependency', (chart: string) => writeFile(join(chart, 'db-1.0.0.tgz'), 'x')],
    ['a value set', (chart: string) => writeFile(join(chart, 'ci/prod-values.yaml'), 'a: 1\n')],
    ['a mode that matters', (chart: string) => chmod(join(chart, 'values.yaml'), 0o755)],
    [
      'a name',
      (chart: string) =>
        rename(join(chart, 'ci/prod-values.yaml'), join(chart, 'ci/dev-values.yaml')),
    ],
  ])('is another one with %s changed', async (_, change) => {
    await using service = await serviceWith()
    const chart = join(service.root, 'charts/shop')
    const before = await chartContentHash(chart)
    await change(chart)
    expect(await chartContentHash(chart)).not.toBe(before)
  })

  test('is that of the same files from a commit, in any order', async () => {
    const one = { path: 'a', isExecutable: false, bytes: Buffer.from('1') }
    const other = { path: 'b', isExecutable: true, bytes: Buffer.from('2') }
    expect(contentHash([one, other])).toBe(contentHash([other, one]))
    expect(contentHash([one, { ...other, path: 'c' }])).not.toBe(contentHash([one, other]))
  })

  test('is not made of a chart with links', async () => {
    await using service = await serviceWith()
    const chart = join(service.root, 'charts/shop')
    await symlink('values.yaml', join(chart, 'more.yaml'))
    await expect(chartContentHash(chart)).rejects.toThrow('more.yaml" is a symbolic link')
  })
})
