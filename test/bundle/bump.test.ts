import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bump } from '../support/bundle-runs.ts'
import { type GitOps, headOf } from '../support/gitops.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import {
  byHand,
  endStage,
  errorsOf,
  type People,
  type Stage,
  setStage,
  writesSince,
} from './stage.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

const SOURCE = `acme/shop@${'c0ffee'.padEnd(40, '0')}`
const NEXT = { service: 'svc-0000', 'chart-version': '1.1.0', 'image-tag': '1.1.0' } as const
const PATCH = 'apps/dev/svc-0000/patch.yaml'

const policyWith =
  (dev: string, rest = 'pins: { image: [{ tag: image.tag }] }') =>
  (people: People) =>
    `version: 1
environments:
  dev: { overlays: "apps/dev/{service}"${dev} }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
${rest}
reporters: [{ id: ${people.reporter.id}, environments: [dev, prod] }]
people: { override: [acme/ops] }
`

const byPullRequest = policyWith(', land: pull-request')

describe('a bump', () => {
  test('lands as one commit that changes the pins alone', async () => {
    const gitops = await stage.repository('commit')
    const before = headOf(gitops.control)
    const end = await bump(stage.github, gitops, { ...NEXT, source: SOURCE })
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toEqual({
      operation: 'committed',
      reason: 'dev moves from 1.0.0 to 1.1.0',
      commit: headOf(gitops.control),
      'pull-request': '',
    })
    expect(await changedLines(gitops, before, headOf(gitops.control))).toEqual([
      '-      version: 1.0.0 # what dev runs',
      '+      version: 1.1.0 # what dev runs',
      '-      tag: 1.0.0',
      '+      tag: 1.1.0',
    ])
    expectGolden('bump-commit', end.summary, stage.github)
  })

  test('of what is there already does nothing, however often it is asked for', async () => {
    const gitops = await stage.repository('again')
    const mark = stage.github.ledger.mark()
    const same = { service: 'svc-0000', 'chart-version': '1.0.0', 'image-tag': '1.0.0' }
    for (const _ of [1, 2]) {
      const end = await bump(stage.github, gitops, same)
      expect(end.outputs).toMatchObject({
        operation: 'none',
        reason: 'dev pins 1.0.0 already',
        commit: '',
      })
    }
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('lands by pull request where the policy says so, and the next one moves it', async () => {
    const gitops = await stage.repository('pull-request', { policy: byPullRequest })
    const first = await bump(stage.github, gitops, { ...NEXT, source: SOURCE })
    expect(first.outputs).toMatchObject({ operation: 'created', 'pull-request': '1' })
    const [pull] = gitops.control.pulls
    expect(pull?.head).toBe('bump/dev/svc-0000')
    expectGolden('bump-pull-request-body', pullRequestText(pull ?? raise()), stage.github)
    expectGolden('bump-pull-request', first.summary, stage.github)
    const later = { service: 'svc-0000', 'chart-version': '1.2.0', 'image-tag': '1.2.0' }
    const second = await bump(stage.github, gitops, later)
    expect(second.outputs).toMatchObject({ operation: 'updated', 'pull-request': '1' })
    expect(gitops.control.pulls.map(({ title }) => title)).toEqual([
      'Bump svc-0000 to 1.2.0 in dev',
    ])
    expect(headOf(gitops.control)).toBe(gitops.since)
  })

  test('brings the status along that the branch requires', async () => {
    const gitops = await stage.repository('gated')
    gitops.control.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
    const end = await bump(stage.github, gitops, { ...NEXT, token: gitops.token })
    expect(errorsOf(end)).toEqual([])
    expect(end.outputs).toMatchObject({ operation: 'committed', commit: headOf(gitops.control) })
    expect(headOf(gitops.control)).not.toBe(gitops.since)
    const statuses = gitops.control.state.statuses.get(end.outputs['commit'] ?? '') ?? []
    expect(statuses.map(({ context, state }) => [context, state])).toEqual([
      ['fluxgate/gate', 'success'],
    ])
    expect([...gitops.control.branches().keys()]).toEqual(['main'])
  })

  test('says which permission is missing for that status', async () => {
    const gitops = await stage.repository('gated-no-status')
    gitops.control.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
    const end = await bump(stage.github, gitops, NEXT)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(/; give the token statuses: write$/)])
    expect(headOf(gitops.control)).toBe(gitops.since)
  })

  test('by commit is refused where the branch takes pull requests only', async () => {
    const gitops = await stage.repository('ruled')
    gitops.control.protect({ branch: 'main', approvals: 1 })
    const mark = stage.github.ledger.mark()
    const end = await bump(stage.github, gitops, NEXT)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      'main takes changes by pull request only; set "land: pull-request" for the environment in the policy',
    ])
    expect(writesSince(stage.github, mark)).toEqual([])
    expectGolden('bump-refused-by-rule', end.summary, stage.github)
  })

  test('to a version of another branch is refused, and taken from a person whom the policy allows', async () => {
    const gitops = await stage.repository('branches')
    const main = { service: 'svc-0000', 'chart-version': '1.1.0-main.12.gabc1234' }
    const other = { service: 'svc-0000', 'chart-version': '1.2.0-x.1.gdef5678' }
    expect((await bump(stage.github, gitops, main)).outputs).toMatchObject({
      operation: 'committed',
    })
    const before = headOf(gitops.control)
    const end = await bump(stage.github, gitops, other)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      '1.2.0-x.1.gdef5678 was made on branch "x", but dev pins 1.1.0-main.12.gabc1234 of branch "main"; only one branch feeds an environment, so run Bump by hand to switch',
    ])
    expect(end.outputs).toMatchObject({ operation: 'refused' })
    expect(headOf(gitops.control)).toBe(before)
    const inputs = { ...other, environment: 'dev', 'dry-run': 'false' }
    expect((await byHand(stage, gitops, 'bump-helmrelease', inputs)).outputs).toMatchObject({
      operation: 'committed',
    })
  })

  test('works across repositories', async () => {
    const gitops = await stage.repository('across')
    await stage.github.createRepository({ owner: 'acme', name: 'shop', files: { README: 'shop' } })
    const end = await bump(
      stage.github,
      { ...gitops, fullName: 'acme/shop' },
      { ...NEXT, repository: 'acme/across', source: SOURCE },
    )
    expect(end.outputs).toMatchObject({ operation: 'committed', commit: headOf(gitops.control) })
    expect(end.summary).toContain(`/acme/across/commit/${headOf(gitops.control)}`)
    expect(stage.github.repository('acme/shop').pulls).toEqual([])
  })

  test('with the workflow token of another repository says what that token reaches', async () => {
    const gitops = await stage.repository('unreached')
    const token = stage.github.token({
      kind: 'workflow',
      repositories: ['acme/first'],
      permissions: { contents: 'write' },
    })
    const end = await bump(stage.github, gitops, { ...NEXT, repository: 'acme/unreached', token })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      expect.stringContaining('GITHUB_TOKEN reaches its own repository only'),
    ])
  })
})

describe('a bump is refused', () => {
  test('to a version that is held, with who holds it and why', async () => {
    const gitops = await stage.repository('held')
    await gitops.control.commit({
      files: {
        '.fluxgate/holds/dev/svc-0000.yaml':
          '- { version: 1.1.0, reason: "loses orders", by: olga, until: "2999-01-31T09:00:00Z" }\n',
      },
      message: 'Hold 1.1.0',
    })
    const end = await bump(stage.github, gitops, NEXT)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      '1.1.0 is held in dev by olga until 31 Jan 2999, 09:00 UTC: loses orders; lift the hold to let it through',
    ])
    expectGolden('bump-held', end.summary, stage.github)
  })

  test('to a hold file that does not parse, with its place', async () => {
    const gitops = await stage.repository('held-broken')
    await gitops.control.commit({
      files: { '.fluxgate/holds/dev/svc-0000.yaml': '- { versions: 1.1.0 }\n' },
      message: 'Hold 1.1.0',
    })
    const end = await bump(stage.github, gitops, NEXT)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)[0]).toContain('.fluxgate/holds/dev/svc-0000.yaml:1:5')
  })

  test.each([
    ['', /an image was given, but the policy names none; add "image:/],
    [
      'pins: { image: [{ tag: image.tag }, { tag: sidecar.tag }] }',
      /the policy names 2 under "pins.image"/,
    ],
  ])('with an image where the policy says %j', async (pins, said) => {
    const name = `image-${pins.length}`
    const gitops = await stage.repository(name, { policy: policyWith('', pins) })
    const end = await bump(stage.github, gitops, NEXT)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(headOf(gitops.control)).toBe(gitops.since)
  })

  test.each([
    [
      { environment: 'production' },
      /^environment "production" is not in the policy \(declared: dev, prod\)$/,
    ],
    [{ service: 'nobody' }, /^dev has no overlay of nobody/],
    [
      { 'chart-version': '1.1.0 # x' },
      /^input "chart-version" is "1\.1\.0 # x", no version; write it bare, as 1\.2\.3$/,
    ],
    [
      { 'image-in-chart': 'annotations/x' },
      /^input "image-in-chart" names "annotations\/x", no path in values\.yaml; write it as image\.tag$/,
    ],
    [
      { 'image-tag': 'shop:1.1.0' },
      /^input "image-tag" is "shop:1\.1\.0", no image tag; write it bare, as 1\.2\.3$/,
    ],
    [
      { 'chart-version': '1.x' },
      /^"1\.x" is no whole version, so it can't be compared with 1\.0\.0/,
    ],
    [
      { 'chart-version': '1.2', 'dry-run': 'true' },
      /^"1\.2" is no whole version, so it can't be compared with 1\.0\.0/,
    ],
  ])('with %j', async (inputs, said) => {
    const gitops = await stage.repository(`odd-${Object.keys(inputs).join('')}`)
    const end = await bump(stage.github, gitops, { ...NEXT, ...inputs })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(headOf(gitops.control)).toBe(gitops.since)
  })

  test('of a version that stands in a base which prod shares, with the lines to add', async () => {
    const gitops = await stage.repository('shared')
    const { control } = gitops
    const base = (await control.read('apps/base/svc-0000/release.yaml')) ?? ''
    const patch = (await control.read(PATCH)) ?? ''
    const bare = patch.replace(/ {2}chart:\n {4}spec:\n {6}version: .*\n/, '')
    await control.commit({
      files: {
        'apps/base/svc-0000/release.yaml': base.replace(
          '      chart: svc-0000\n',
          '      chart: svc-0000\n      version: 1.0.0\n',
        ),
        [PATCH]: bare,
        'apps/prod/svc-0000/patch.yaml': bare,
      },
      message: 'Share the version',
    })
    const end = await bump(stage.github, gitops, { service: 'svc-0000', 'chart-version': '1.1.0' })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)[0]).toMatch(/apps\/base\/svc-0000\/release\.yaml:\d+:\d+/)
    expectGolden('bump-shared-base', end.summary, stage.github)
  })
})

describe('a bump to a lower version', () => {
  const lower = { environment: 'dev', service: 'svc-0000', 'chart-version': '0.9.0' }

  test('is left alone when a machine asks', async () => {
    const gitops = await stage.repository('lower')
    const end = await byHand(stage, gitops, 'bump-helmrelease', lower, {
      by: 'acme-bumper[bot]',
    })
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({
      operation: 'none',
      reason: 'dev pins chart 1.0.0, above 0.9.0; run Bump by hand to go back',
    })
    expectGolden('bump-lower', end.summary, stage.github)
  })

  test('is left alone when a person asks who may not override', async () => {
    const gitops = await stage.repository('lower-dev')
    const end = await byHand(stage, gitops, 'bump-helmrelease', lower, { by: 'dev' })
    expect(end.outputs['operation']).toBe('none')
    expect(headOf(gitops.control)).toBe(gitops.since)
  })

  test('is done when a person asks who may', async () => {
    const gitops = await stage.repository('lower-ops')
    const end = await byHand(stage, gitops, 'bump-helmrelease', lower)
    expect(end.outputs).toMatchObject({
      operation: 'committed',
      reason: 'dev moves from 1.0.0 to 0.9.0',
    })
  })
})

async function changedLines({ control }: GitOps, from: string, to: string) {
  const before = ((await control.read(PATCH, from)) ?? '').split('\n')
  const after = ((await control.read(PATCH, to)) ?? '').split('\n')
  return before.flatMap((line, at) =>
    line === after[at] ? [] : [`-${line}`, `+${after[at] ?? ''}`],
  )
}

function raise(): never {
  throw new Error('no pull request')
}
