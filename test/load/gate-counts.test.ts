import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { byHand } from '../bundle/stage.ts'
import { type GitHub, startGitHub } from '../github/src/index.ts'
import { handle } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent, seedGitOps } from '../support/gitops.ts'

const SIZES = [10, 10_000] as const

let github: GitHub
const repositories: GitOps[] = []

beforeAll(async () => {
  github = await startGitHub()
  for (const services of SIZES) {
    const gitops = await seedGitOps(github, { services, ahead: 1, name: `gitops-${services}` })
    repositories.push(gitops)
    const [service] = gitops.services
    if (service === undefined) throw new Error('no service')
    const event = rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now() - 60_000) })
    expect((await handle(github, gitops, event)).outputs['operation']).toBe('created')
  }
})

afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

/** Judges a pull request, and lists what was asked of GitHub. */
async function judged(gitops: GitOps, number: number) {
  const mark = github.ledger.mark()
  const inputs = { 'pull-request': String(number) }
  const { outputs } = await byHand({ github }, gitops, 'promotion-gate', inputs)
  const entries = github.ledger.since(mark)
  const routes = entries.map(({ route, operations }) => [route, ...operations].join(' '))
  return { outputs, routes }
}

async function propose({ control }: GitOps, branch: string, path: string, text: string) {
  await control.commit({ branch, from: 'main', files: { [path]: text }, message: 'x', by: 'dev' })
  const { number } = await control.openPullRequest({ title: 'x', head: branch, by: 'dev' })
  return number
}

test('a verdict asks the same of GitHub whether the repository holds 10 services or 10,000', async () => {
  const runs = []
  for (const gitops of repositories) runs.push(await judged(gitops, 1))
  const [small, large] = runs
  expect(small?.outputs).toMatchObject({ state: 'success', operation: 'updated' })
  expect(large?.outputs).toEqual(small?.outputs)
  expect(large?.routes).toEqual(small?.routes)
  expect(small?.routes.length).toBeLessThanOrEqual(6)
})

test('one that has not changed is read and not written', async () => {
  for (const gitops of repositories) {
    const { outputs, routes } = await judged(gitops, 1)
    expect(outputs['operation']).toBe('none')
    expect(routes.filter((route) => route.startsWith('POST /repos'))).toEqual([])
  }
})

test('a change of the policy alone takes no more than four requests', async () => {
  for (const gitops of repositories) {
    const policy = (await gitops.control.read('.fluxgate/policy.yaml')) ?? ''
    const number = await propose(gitops, 'policy', '.fluxgate/policy.yaml', `${policy}# x\n`)
    const { outputs, routes } = await judged(gitops, number)
    expect(outputs['state']).toBe('success')
    expect(routes.length).toBeLessThanOrEqual(4)
  }
})

test.each([10, 400])(
  'a file that any overlay may build on is looked for in all of %i, by git where there are many',
  async (services) => {
    const gitops = await seedGitOps(github, { services, name: `shared-${services}` })
    const number = await propose(gitops, 'shared', 'shared/x.yaml', 'a: 1\n')
    const { outputs, routes } = await judged(gitops, number)
    expect(outputs).toMatchObject({ state: 'success', reason: 'changes no pin' })
    expect(routes.length).toBeLessThanOrEqual(16)
    expect(routes.some((route) => route.includes('git-upload-pack'))).toBe(services > 10)
  },
)
