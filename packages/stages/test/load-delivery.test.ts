import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { loadDelivery } from '../src/index.ts'

const RIGHT = 'version: 1\nservice: cart\nstages: [{ name: unit, run: make test }]\n'

let workspace: string
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'fluxgate-delivery-'))
})
afterEach(() => rm(workspace, { recursive: true, force: true }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(workspace, path)), { recursive: true })
  await writeFile(join(workspace, path), text)
}

describe('a delivery file', () => {
  test.each([
    ['.fluxgate/delivery.yaml', ''],
    ['.fluxgate/cart.yml', ''],
    ['services/cart/.fluxgate/delivery.yaml', 'services/cart'],
  ])('at %s has the root "%s"', async (path, root) => {
    await write(path, RIGHT)
    await expect(loadDelivery(workspace, path)).resolves.toMatchObject({
      root,
      file: { service: 'cart' },
    })
  })

  test.each([
    'delivery.yaml',
    '../.fluxgate/delivery.yaml',
    './.fluxgate/delivery.yaml',
    '/etc/.fluxgate/delivery.yaml',
    'a//.fluxgate/delivery.yaml',
    '-x/.fluxgate/delivery.yaml',
    '.fluxgate/-x.yaml',
    '.fluxgate/policy.json',
    '.fluxgate/',
    `${'a/'.repeat(300)}.fluxgate/delivery.yaml`,
  ])('is not looked for at %s', async (path) => {
    await expect(loadDelivery(workspace, path)).rejects.toMatchObject({
      kind: 'misconfigured',
      message: expect.stringContaining(
        "is no place of a delivery file; write it from the checkout's root",
      ),
    })
  })

  test('that is missing is told by its path', async () => {
    await expect(loadDelivery(workspace, '.fluxgate/delivery.yaml')).rejects.toThrow(
      'there is no delivery file ".fluxgate/delivery.yaml"; write it, or start from the folder that it is named from; in a workflow, check the repository out before',
    )
  })

  test.each(['.fluxgate/delivery.yml', 'delivery.yaml', '.fluxgate.yaml'])(
    'that lies at %s instead is to be moved',
    async (place) => {
      await write(place, RIGHT)
      await expect(loadDelivery(workspace, '.fluxgate/delivery.yaml')).rejects.toThrow(
        `there is no delivery file ".fluxgate/delivery.yaml", but there is "${place}"; move that there`,
      )
    },
  )

  test('that is wrong is told with every problem', async () => {
    await write('a/.fluxgate/delivery.yaml', 'version: 1\nservice: Cart\nbudget: soon\nimage: {}\n')
    const wrong = loadDelivery(workspace, 'a/.fluxgate/delivery.yaml')
    await expect(wrong).rejects.toThrow(
      /^a\/\.fluxgate\/delivery\.yaml:2:10 "service" .*\na\/\.fluxgate\/delivery\.yaml:3:9 "budget" .*$/,
    )
  })

  test('is not read through a link', async () => {
    await write('elsewhere', 'root:x:0:0:secret')
    await mkdir(join(workspace, '.fluxgate'))
    await symlink('../elsewhere', join(workspace, '.fluxgate/delivery.yaml'))
    const linked = loadDelivery(workspace, '.fluxgate/delivery.yaml')
    await expect(linked).rejects.toThrow(
      '".fluxgate/delivery.yaml" is a symbolic link; put a copy in its place',
    )
  })

  test('is not read through a linked folder', async () => {
    await write('real/.fluxgate/delivery.yaml', RIGHT)
    await symlink('real', join(workspace, 'svc'))
    await expect(loadDelivery(workspace, 'svc/.fluxgate/delivery.yaml')).rejects.toThrow(
      '"svc" is a symbolic link',
    )
  })

  test('that is a folder, or far too large, is not read', async () => {
    await mkdir(join(workspace, '.fluxgate/delivery.yaml'), { recursive: true })
    await expect(loadDelivery(workspace, '.fluxgate/delivery.yaml')).rejects.toThrow('is no file')
    await write('b/.fluxgate/delivery.yaml', '#'.repeat(2_000_000))
    await expect(loadDelivery(workspace, 'b/.fluxgate/delivery.yaml')).rejects.toThrow(
      'has more than 1024 KiB',
    )
  })
})
