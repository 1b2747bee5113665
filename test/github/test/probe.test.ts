import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
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
      // Both answers to who asks for auto-merge are tried, each with some token.
      if (kind !== 'workflow') repository.allowAutoMerge()
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

describe('npm run probe', () => {
  const script = fileURLToPath(new URL('../../../scripts/probe.ts', import.meta.url))

  async function probe(github: GitHub, token: string) {
    const env = { PATH: process.env['PATH'], GITHUB_API_URL: github.url, GITHUB_TOKEN: token }
    return await new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
      const child = execFile(process.execPath, [script, 'acme/scratch'], { env }, (_, out, err) =>
        resolve({ code: child.exitCode ?? -1, output: `${out}${err}` }),
      )
    })
  }

  async function scratchGitHub() {
    const github = await startGitHub()
    github.addApp('fluxgate', PERMISSIONS)
    await github.createRepository({ owner: 'acme', name: 'scratch', files: { x: '1' } })
    return { github, token: github.token({ kind: 'installation', of: 'fluxgate' }) }
  }

  test('prints one row for each behaviour, no token, and ends well where all are as assumed', async () => {
    const { github, token } = await scratchGitHub()
    await using _ = github
    const { code, output } = await probe(github, token)
    expect(output.match(/^pass {2}/gm)).toHaveLength(BEHAVIOURS.length)
    expect(output).toContain(`${BEHAVIOURS.length} as assumed, 0 not, 0 not tried`)
    expect(output).not.toContain(token)
    expect(code).toBe(0)
  })

  test('fails the row that differs, cleans up all the same, and ends with 1', async () => {
    const { github, token } = await scratchGitHub()
    await using _ = github
    const labels = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels'
    github.faults.add({ on: labels, kind: '500', nth: 'all' })
    const { code, output } = await probe(github, token)
    expect(output).toContain('FAIL  a label is made on its first use')
    expect(output).toContain(', 1 not, 0 not tried')
    expect(code).toBe(1)
    expect([...github.repository('acme/scratch').branches().keys()]).toEqual(['main'])
  })

  test('leaves out what the token may not try', async () => {
    const { github } = await scratchGitHub()
    await using _ = github
    const permissions = { ...PERMISSIONS, administration: 'read' } as const
    const token = github.token({ kind: 'installation', of: 'fluxgate', permissions })
    const { code, output } = await probe(github, token)
    expect(output).toContain('skip  a required status holds a branch')
    expect(code).toBe(0)
  })

  test('says in one line what is wrong with a token that is no good', async () => {
    const { github } = await scratchGitHub()
    await using _ = github
    const { code, output } = await probe(github, 'ghs_nobody')
    expect(output.trim()).toBe(
      'can\'t read acme/scratch, or it has no commit yet: {"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}',
    )
    expect(code).toBe(1)
  })
})
