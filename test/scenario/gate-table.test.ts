import { expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const policyWith = (more: string) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}"${more} }
`
const HOUR = 3_600_000

/** A promotion into prod that is open, at nine in the morning (UTC) of whatever day the scene has. */
async function proposed(gates: string, more = `, gates: { ${gates} }`): Promise<Scene> {
  const scene = await setScene(policyWith(more), {
    ...overlay('dev', 'shop', '1.1.0'),
    ...overlay('prod', 'shop', '1.0.0'),
  })
  await until(scene, 9)
  await scene.attest({ environment: 'dev' })
  await scene.sweep()
  expect(scene.open()).toHaveLength(1)
  return scene
}

/** Lets time pass until a full hour (UTC) of this day or the next. */
async function until(scene: Scene, hour: number): Promise<void> {
  const now = scene.clock.milliseconds()
  const today = Math.floor(now / (24 * HOUR)) * 24 * HOUR + hour * HOUR
  await scene.clock.sleep((today > now ? today : today + 24 * HOUR) - now)
}

const gateOf = (scene: Scene) =>
  /\| gate \| answer \|\n\|---\|---\|\n\| (.*) \|/.exec(scene.control.pull(1).body)?.[1]

/** Requests of a sweep that change anything but the required status. */
async function writesOf(scene: Scene): Promise<readonly string[]> {
  const mark = scene.github.ledger.mark()
  await scene.sweep()
  return scene.github.ledger
    .since(mark)
    .filter(({ mutation, route }) => mutation && !route.includes('/statuses/'))
    .map(({ route }) => route)
}

const ONE_EDIT = ['PATCH /repos/{owner}/{repo}/pulls/{pull_number}']
const DAILY =
  'windows: [{ days: [mon, tue, wed, thu, fri, sat, sun], from: "08:00", to: "12:00", timezone: UTC }]'

test('the gates in a pull request are told anew when they say something else, once', async () => {
  await using scene = await proposed(DAILY)
  expect(gateOf(scene)).toMatch(/ \| open until .*12:00 UTC$/)
  expect(await writesOf(scene)).toEqual([])
  await until(scene, 11)
  expect(await writesOf(scene)).toEqual([])
  await until(scene, 13)
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  expect(gateOf(scene)).toMatch(/ \| waiting until .*08:00 UTC$/)
  await until(scene, 20)
  expect(await writesOf(scene)).toEqual([])
  await until(scene, 8)
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  expect(gateOf(scene)).toMatch(/ \| open until /)
  expect(scene.github.violations).toEqual([])
})

test('an event tells them as well', async () => {
  await using scene = await proposed(DAILY)
  await until(scene, 13)
  await scene.report('shop', '1.1.0', 'dev')
  expect(gateOf(scene)).toMatch(/ \| waiting until /)
  expect(await writesOf(scene)).toEqual([])
})

test('what somebody adds to the text, in the browser, is no reason to write', async () => {
  await using scene = await proposed(DAILY)
  const { body } = scene.control.pull(1)
  const edited = `Please look.\r\n\r\n${body.replaceAll('\n', '\r\n')}`
  await scene.control.editPullRequest(1, { by: 'ana', body: edited })
  expect(await writesOf(scene)).toEqual([])
  await scene.control.editPullRequest(1, { by: 'ana', body: 'Please look.' })
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  expect(await writesOf(scene)).toEqual([])
})

test('another policy is told', async () => {
  await using scene = await proposed(DAILY)
  const text = await scene.control.read('.fluxgate/policy.yaml')
  await scene.commit({ '.fluxgate/policy.yaml': text?.replace('12:00', '13:00') }, 'Longer')
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  expect(gateOf(scene)).toMatch(/13:00 UTC$/)
})

/** The table of gates, row by row. */
const rowsOf = (scene: Scene, number = 1) =>
  /\| gate \| answer \|(?: of \|)?\n(?:\|---)+\|\n((?:\|.*\n)+)/
    .exec(scene.control.pull(number).body)?.[1]
    ?.trim()
    .split('\n') ?? []

test('a hold is told where no gate is, and its end, once each', async () => {
  await using scene = await proposed('', '')
  expect(rowsOf(scene)).toEqual([])
  await scene.hold('prod', 'shop', { version: '1.1.0' })
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  const held = '1.1.0 is held in prod by ana: an audit; lift the hold to let it through'
  expect(rowsOf(scene)).toEqual([`| release | closed: ${held} |`])
  expect(await writesOf(scene)).toEqual([])
  await scene.commit({ '.fluxgate/holds/prod/shop.yaml': undefined }, 'Lift')
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  expect(rowsOf(scene)).toEqual([])
  expect(await writesOf(scene)).toEqual([])
})

test('that a release has failed upstream is told beside its gates', async () => {
  await using scene = await proposed(DAILY)
  await scene.report('shop', '1.1.0', 'dev', { outcome: 'failure', reason: 'UpgradeFailed' })
  expect(rowsOf(scene)).toEqual([
    expect.stringMatching(/^\| release \| closed: 1\.1\.0: its upgrade failed in dev on dev-1 \(/),
    expect.stringMatching(/ \| open until /),
  ])
  expect(scene.control.pull(1).body).toContain('**Take care**: 1.1.0: its upgrade failed in dev')
  expect(await writesOf(scene)).toEqual([])
})

test('that Flux tries again what fails, on one cluster or another, is nothing to tell anew', async () => {
  await using scene = await proposed(DAILY)
  const failed = { outcome: 'failure', reason: 'UpgradeFailed' } as const
  await scene.report('shop', '1.1.0', 'dev', failed)
  const told = scene.control.pull(1).body
  for (const cluster of ['dev-2', 'dev-1']) {
    await scene.clock.sleep(10 * 60_000)
    await scene.report('shop', '1.1.0', 'dev', { ...failed, cluster })
    expect(await writesOf(scene)).toEqual([])
    expect(scene.control.pull(1).body).toBe(told)
  }
})

test('the gates of a pull request that is approved are told while a newer release waits for it', async () => {
  await using scene = await proposed('approvals: { count: 2 }')
  scene.control.approve(1, 'ana')
  await scene.bump('shop', '1.2.0')
  await scene.report('shop', '1.2.0', 'dev')
  expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
  expect(rowsOf(scene)).toEqual(['| 2 approvals | waiting for 2 approvals (1 of 2: ana) |'])
  expect(scene.control.pull(1).body).toContain('| chart | 1.0.0 | **1.1.0** |')
  expect(await writesOf(scene)).toEqual([])
})

test('an emergency stop is told where no gate is, and its end', async () => {
  await using scene = await proposed('', '')
  const issue = scene.control.openIssue('payments are down', 'ana', ['fluxgate:freeze'])
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  expect(rowsOf(scene)).toEqual([
    expect.stringMatching(/emergency stop.* \| closed: stopped by ana in /),
  ])
  scene.control.editIssue(issue, 'ana', { state: 'closed' })
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  expect(rowsOf(scene)).toEqual([])
})

test('so it is in the pull request of a release set', async () => {
  await using scene = await proposed('', ', batch: true')
  const issue = scene.control.openIssue('payments are down', 'ana', ['fluxgate:freeze'])
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  expect(rowsOf(scene)).toEqual([
    expect.stringMatching(/^\| emergency stop \| closed: stopped by ana in /),
  ])
  scene.control.editIssue(issue, 'ana', { state: 'closed' })
  expect(await writesOf(scene)).toEqual(ONE_EDIT)
  expect(rowsOf(scene)).toEqual([])
})

test('a text of a branch that somebody else pushed to is theirs', async () => {
  await using scene = await proposed('', '')
  const path = 'apps/prod/shop/notes.md'
  await scene.control.commit({
    branch: 'promote/prod/shop',
    files: { [path]: 'x' },
    message: 'Note',
    by: 'ana',
  })
  await scene.hold('prod', 'shop', { version: '1.1.0' })
  expect(await writesOf(scene)).toEqual([])
})
