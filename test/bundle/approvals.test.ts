import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle } from '../support/bundle-runs.ts'
import { type GitOps, moment, pin, rolloutEvent, type Service } from '../support/gitops.ts'
import { overlayFiles, pinFile } from '../support/overlays.ts'
import { shareProcesses } from '../support/run-action.ts'
import { gatedPolicy } from './gated-policy.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { withOrigin } from './origins.ts'
import { byHand, endStage, type Stage, setStage } from './stage.ts'
import { tellStory } from './story.ts'

shareProcesses()

const HOUR = 3_600_000

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  stage.github.addUser('ana')
  stage.github.addUser('raj')
  stage.github.addUser('pia')
  stage.github.addTeam('acme', 'leads', ['ana'], ['pia'])
  stage.github.addApp('review-bot', { pull_requests: 'write', contents: 'write' })
})
afterAll(() => endStage(stage))

describe('a promotion that people have to approve', () => {
  test('waits for as many of the team as the policy asks, on the commit that is there now', async () => {
    const { gitops, service } = await proposed(
      'approved',
      'approvals: { count: 2, teams: [acme/ops, acme/leads] }',
    )
    const story = tellStory(
      stage,
      gitops,
      'Approvals of people who may',
      service,
      ['dev', 'prod'],
      {
        gates: true,
        about:
          'Two people of the teams ops and leads have to approve the newest commit of a promotion to prod (`approvals: { count: 2, teams: [acme/ops, acme/leads] }`). Here olga and ana are in them, raj may write and is in neither, pia was invited and has not accepted, and a bot is nobody.',
      },
    )
    const gate = () => story.act('promotion-gate', { 'pull-request': '1' })
    const approve = (by: string) =>
      story.person(`${by} approves #1`, () => gitops.control.approve(1, by))
    await gate()
    await approve('raj')
    await approve('pia')
    await approve('review-bot[bot]')
    await gate()
    await approve('olga')
    await gate()
    await approve('ana')
    await gate()
    expectGolden('approved-body', pullRequestText(gitops.control.pull(1)), stage.github)
    await story.person('ana asks for changes', () =>
      gitops.control.review(1, { by: 'ana', state: 'CHANGES_REQUESTED' }),
    )
    await gate()
    await approve('ana')
    await story.person('mallory pushes one more commit to it', () =>
      gitops.control.commit({
        ...{ branch: 'promote/prod/svc-0000', files: { 'README.md': 'x\n' } },
        ...{ message: 'More', by: 'mallory' },
      }),
    )
    await gate()
    await approve('olga')
    await approve('ana')
    await gate()
    expectGolden('story-approvals', story.text(), stage.github)
  })

  test('is asked of nobody else: the maker of a pull request does not count', async () => {
    const { gitops } = await proposed('own', 'approvals: { count: 1 }')
    const number = await raise(gitops, 'mallory')
    gitops.control.approve(number, 'dev')
    expect((await judge(gitops, number)).outputs['state']).toBe('success')
    await gitops.control.commit({
      ...{ branch: 'by-mallory', files: { 'README.md': 'x\n' }, message: 'More', by: 'dev' },
    })
    gitops.control.approve(number, 'dev')
    expect((await judge(gitops, number)).outputs).toMatchObject({
      state: 'pending',
      reason: 'waiting for 1 approval (not dev: made it) (svc-0000: 1.1.0 for prod)',
    })
  })

  test('is asked for by each environment that a pull request moves', async () => {
    const { gitops, service } = await proposed('several', 'approvals: {}', async (one, own) => {
      const policy = (await one.control.read('.fluxgate/policy.yaml')) ?? ''
      const us =
        '  us: { after: [dev], overlays: "apps/us/{service}", gates: { approvals: { teams: [acme/ops] } } }\n'
      const files = new Map([
        ...overlayFiles('us', own, '1.0.0'),
        ['.fluxgate/policy.yaml', policy.replace('pins:', `${us}pins:`)] as const,
      ])
      await one.control.commit({ files, message: 'Serve the US' })
      await pin(one, 'dev', [own], '1.1.0')
    })
    const files = new Map([
      ...pinFile('prod', service, '1.1.0'),
      ...pinFile('us', service, '1.1.0'),
    ])
    await gitops.control.commit({ branch: 'both', files, message: 'Both', by: 'mallory' })
    const { number } = await gitops.control.openPullRequest({
      ...{ title: 'Both', head: 'both', by: 'mallory' },
    })
    gitops.control.approve(number, 'dev')
    expect((await judge(gitops, number)).outputs).toMatchObject({
      state: 'pending',
      reason:
        'waiting for 1 approval by acme/ops (not dev: in none of the teams) (svc-0000: 1.1.0 for us)',
    })
    gitops.control.approve(number, 'olga')
    expect((await judge(gitops, number)).outputs['state']).toBe('success')
  })

  test('can not be told without members: read, which is what the gate says', async () => {
    const { gitops } = await proposed('members', 'approvals: { count: 1, teams: [acme/ops] }')
    gitops.control.approve(1, 'olga')
    const write = 'write' as const
    const permissions = {
      contents: write,
      pull_requests: write,
      deployments: write,
      statuses: write,
      issues: 'read' as const,
    }
    const token = stage.github.token({ kind: 'installation', of: 'acme-fluxgate', permissions })
    const { outputs } = await judge(gitops, 1, { token })
    expect(outputs['state']).toBe('failure')
    expect(outputs['reason']).toContain(
      'whether olga is in acme/ops can not be told: the token needs members: read',
    )
    expect((await judge(gitops, 1)).outputs['state']).toBe('success')
  })

  test('costs nothing where the policy asks for none, and one for who pushed and one for each approver and team where it does', async () => {
    const plain = await proposed('no-approvals', '')
    plain.gitops.control.approve(1, 'olga')
    const asking = await proposed('one-approval', 'approvals: { count: 1, teams: [acme/ops] }')
    const costOf = async ({ gitops }: { readonly gitops: GitOps }) => {
      const mark = stage.github.ledger.mark()
      await judge(gitops, 1)
      return stage.github.ledger.since(mark).map(({ route }) => route)
    }
    const least = (await costOf(plain)).length
    expect(await costOf(asking)).toHaveLength(least)
    asking.gitops.control.approve(1, 'olga')
    const routes = await costOf(asking)
    expect(routes).toHaveLength(least + 2)
    expect(routes).toContain('GET /repos/{owner}/{repo}/activity')
    expect(routes).toContain('GET /orgs/{org}/teams/{team_slug}/memberships/{username}')
  })
})

describe('a promotion whose approver must not have written the source', () => {
  const STRICT = 'approvals: { count: 1, notSourceAuthor: true }'

  test('takes the word of who did not', async () => {
    const { gitops } = await fromSource('source', STRICT)
    gitops.control.approve(1, 'dev')
    expect((await judge(gitops, 1)).outputs).toMatchObject({
      state: 'pending',
      reason:
        'waiting for 1 approval, by no author of the source (not dev: wrote some of the source) (svc-0000: 1.1.0 for prod)',
    })
    gitops.control.approve(1, 'olga')
    expect((await judge(gitops, 1)).outputs['state']).toBe('success')
  })

  test('can not be approved where its origin is not known', async () => {
    const { gitops } = await proposed('no-origin', STRICT)
    gitops.control.approve(1, 'olga')
    const { outputs } = await judge(gitops, 1)
    expect(outputs['state']).toBe('failure')
    expect(outputs['reason']).toContain('svc-0000: no annotation tells where 1.0.0 comes from')
  })

  test('can not be approved where the token does not reach the source', async () => {
    const { gitops } = await fromSource('no-source', STRICT, true)
    gitops.control.approve(1, 'olga')
    const token = stage.github.token({
      kind: 'installation',
      of: 'acme-fluxgate',
      repositories: [gitops.fullName],
    })
    const { outputs } = await judge(gitops, 1, { token })
    expect(outputs['state']).toBe('failure')
    expect(outputs['reason']).toContain(
      'the authors of acme/no-source-src can not be read: the token needs contents: read there',
    )
    const sources = stage.github.token({
      kind: 'installation',
      of: 'acme-fluxgate',
      permissions: { contents: 'read' },
      repositories: ['acme/no-source-src'],
    })
    const told = await judge(gitops, 1, { token, 'source-token': sources })
    expect(told.outputs['state']).toBe('success')
    expect(told.stdout).toContain(`::add-mask::${sources}`)
    expect(told.summary).not.toContain(sources)
  })
})

function judge(gitops: GitOps, number: number, more: Readonly<Record<string, string>> = {}) {
  return byHand(stage, gitops, 'promotion-gate', { 'pull-request': String(number), ...more })
}

/** Dev runs 1.1.0, which came up an hour ago, and our pull request brings it to prod. */
async function proposed(
  name: string,
  gates: string,
  prepare: (gitops: GitOps, service: Service) => Promise<unknown> = (gitops, service) =>
    pin(gitops, 'dev', [service], '1.1.0'),
) {
  const gitops = await stage.repository(name, { policy: (people) => gatedPolicy(people, gates) })
  for (const login of ['ana', 'raj', 'pia', 'mallory']) gitops.control.grant(login, 'write')
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  await prepare(gitops, service)
  const event = rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now() - HOUR) })
  expect((await handle(stage.github, gitops, event)).exitCode).toBe(0)
  expect(gitops.control.pulls[0]?.number).toBe(1)
  return { gitops, service }
}

/** The same, with annotations that name commits of a source; what is new there is by dev. */
async function fromSource(name: string, gates: string, hidden = false) {
  const source = await stage.github.createRepository({
    ...{ owner: 'acme', name: `${name}-src`, files: { 'main.ts': '1\n' }, private: hidden },
  })
  const first = source.head() ?? ''
  const next = await source.commit({ files: { 'main.ts': '2\n' }, message: 'Two', by: 'dev' })
  return proposed(name, gates, async ({ control }, service) => {
    const files = (environment: string, version: string, commit: string) =>
      withOrigin(pinFile(environment, service, version), source, commit)
    const start = new Map([...files('dev', '1.0.0', first), ...files('prod', '1.0.0', first)])
    await control.commit({ files: start, message: 'Say where it comes from', by: 'dev' })
    await control.commit({ files: files('dev', '1.1.0', next), message: '1.1.0', by: 'dev' })
  })
}

async function raise({ control, services }: GitOps, by: string): Promise<number> {
  const [service] = services
  if (service === undefined) throw new Error('the repository has no service')
  const files = pinFile('prod', service, '1.1.0')
  await control.commit({ branch: `by-${by}`, files, message: 'Mine', by })
  return (await control.openPullRequest({ title: 'Mine', head: `by-${by}`, by })).number
}
