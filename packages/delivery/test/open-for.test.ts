import { describe, expect, test } from '@jest/globals'
import { type Asking, openFor } from '../src/acts/open-for.ts'
import { partialForge } from './support/partial-forge.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
people: { hold: [ana] }
`
const ANA = { id: 11, login: 'ana', type: 'User' }
const EVE = { id: 14, login: 'eve', type: 'User' }
const ASKING: Asking = {
  environment: 'dev',
  services: ['shop'],
  by: { sender: ANA, right: 'hold' },
  recorded: true,
}

/** Opens a repository with that policy; null: it has none. */
function open(asking: Partial<Asking>, policy: string | null = POLICY) {
  const forge = partialForge({
    start: async () => ({
      repositoryId: 'R',
      databaseId: 1,
      defaultBranch: 'main',
      branch: 'main',
      head: 'ba5e'.repeat(10),
      viewer: { id: 7, login: 'fluxgate[bot]' },
      files: new Map([
        [
          '.fluxgate/policy.yaml',
          policy === null
            ? { kind: 'absent' as const }
            : {
                kind: 'file' as const,
                mode: 0o100644,
                oid: '',
                text: { kind: 'text' as const, text: policy },
              },
        ],
      ]),
      rules: { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false },
    }),
  })
  return openFor(forge, { ...ASKING, ...asking })
}

describe('an act in one environment', () => {
  test('is let in where the policy has the environment and names the person', async () => {
    expect(await open({})).toMatchObject({ kind: 'open', environment: { name: 'dev' } })
  })

  test.each<[string, Partial<Asking>, string]>([
    [
      'in an environment that there is not',
      { environment: 'qa' },
      'environment "qa" is not in the policy (declared: dev)',
    ],
    [
      'on names that can be no service',
      { services: ['shop', '../x', 'A'] },
      '"../x" is no service key; write one DNS-1123 name\n"A" is no service key; write one DNS-1123 name',
    ],
    [
      'by a person whom the policy does not name',
      { by: { sender: EVE, right: 'hold' } },
      '"eve" (id 14) is not in "people.hold" of .fluxgate/policy.yaml; ask ana, or add "eve" to that list',
    ],
  ])('is refused %s', async (_, asking, why) => {
    expect(await open(asking)).toEqual({ kind: 'refused', why })
  })

  test('is refused with a token whose records do not count, where it records', async () => {
    const policy = `${POLICY}recorder: 8\n`
    expect(await open({}, policy)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('only records of id 8 count'),
    })
    expect((await open({ recorded: false }, policy)).kind).toBe('open')
  })

  test('that anyone may asks for no person', async () => {
    expect((await open({ by: undefined })).kind).toBe('open')
  })

  test('is refused without a policy, and with every problem of a broken one', async () => {
    expect(await open({}, null)).toEqual({
      kind: 'refused',
      why: 'there is no .fluxgate/policy.yaml on main yet',
    })
    expect(await open({}, '')).toMatchObject({ kind: 'broken-policy' })
  })
})
