import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readArguments } from '../src/arguments.ts'
import { runTests } from '../src/run-tests.ts'
import { gitOpsCopy } from './gitops-copy.ts'

/** What is complained of in a folder without a delivery file. */
async function complaintIn(folder: string): Promise<string> {
  const complaints: string[] = []
  const command = readArguments(['test'])
  if (command.kind !== 'test') throw new Error('these are words of another command')
  const code = await runTests(command.asked, {
    folder,
    environment: {},
    screen: {
      isTerminal: false,
      columns: 80,
      write: () => {},
      pass: async () => {},
      style: (_, text) => text,
    },
    complain: (text) => complaints.push(text),
    cancelled: AbortSignal.timeout(60_000),
  })
  expect(code).toBe(2)
  return complaints.join('\n')
}

test('a folder below the service is told where its delivery file is', async () => {
  const text = 'version: 1\nservice: shop\nimage: {}\n'
  using copy = gitOpsCopy(
    { '.fluxgate/delivery.yaml': text, 'src/main/x': '', '.git/HEAD': '' },
    {},
  )
  const missing = 'there is no delivery file ".fluxgate/delivery.yaml"'
  expect(await complaintIn(join(copy.root, 'src/main'))).toBe(
    `${missing} here, but in ../..; begin there`,
  )
  copy.write('src/.git/HEAD', '')
  expect(await complaintIn(join(copy.root, 'src'))).toContain(`${missing}; write it`)
})

test('a delivery file that is wrong is told as it is, also where another lies above', async () => {
  using copy = gitOpsCopy(
    { '.fluxgate/delivery.yaml': '', 'cart/.fluxgate/delivery.yaml': 'x' },
    {},
  )
  expect(await complaintIn(join(copy.root, 'cart'))).toMatch(
    /^\.fluxgate\/delivery\.yaml:1:1 the delivery file must be /,
  )
})
