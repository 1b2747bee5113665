import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { BEHAVIOURS, tryBehaviour } from '../../../scripts/probe/behaviours.ts'
import { ProbeClient } from '../../../scripts/probe/client.ts'
import { Scratch } from '../../../scripts/probe/scratch.ts'
import { type GitHub, startGitHub } from '../src/index.ts'

const PERMISSIONS = {
  administration: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  pull_requests: 'write',
  statuses: 'write',
} as const

describe.each(['installation', 'workflow', 'user'] as const)(
  'probed with a token of kind %s',
  (kind) => {
    let github: GitHub
    let scratch: Scratch

    beforeAll(async () => {
      github = await startGitHub()
      github.addUser('ana')
      github.addApp('fluxgate', PERMISSIONS)
      const repository = await github.createRepository({
        owner: 'acme',
        name: 'scratch',
        files: { 'README.md': 'scratch\n' },
        roles: { ana: 'admin' },
      })
      const token =
        kind === 'workflow'
          ? github.token({ kind, permissions: PERMISSIONS, repositories: ['acme/scratch'] })
          : github.token({ kind, of: kind === 'user' ? 'ana' : 'fluxgate' })
      const options = { api: github.url, graphql: github.graphqlUrl, token, pause: 0 }
      scratch = await Scratch.open(new ProbeClient(options), repository.fullName, 'test')
    })

    afterAll(async () => {
      await github[Symbol.asyncDispose]()
    })

    test.each(BEHAVIOURS.map((behaviour) => [behaviour.name, behaviour] as const))(
      '%s',
      async (name, behaviour) => {
        const { result, note } = await tryBehaviour(behaviour, scratch)
        expect({ name, result, note }).toEqual({ name, result: 'pass', note })
      },
    )

    test('the probe leaves nothing behind', async () => {
      expect(await scratch.cleanUp()).toEqual([])
      const { state } = github.repository('acme/scratch')
      expect([...state.git.refs.all.keys()]).toEqual(['refs/heads/main'])
      expect([...state.pulls.values()].filter((pull) => pull.state === 'open')).toEqual([])
      expect(state.deployments).toEqual([])
      expect(state.labels.size).toBe(0)
      expect(state.rules).toEqual([])
      expect(github.violations).toEqual([])
      expect(github.fsck()).toEqual([])
    })
  },
)
