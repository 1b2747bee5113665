import { expect, jest, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

jest.setTimeout(60_000)

const policyWith = (gates: string) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", gates: { ${gates} } }
`
const HOUR = 3_600_000

/** A promotion into prod that is open, at nine in the morning (UTC) of whatever day the scene has. */
async function proposed(gates: string): Promise<Scene> {
  const scene = await setScene(policyWith(gates), {
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
  /\| gate \| state \|\n\|---\|---\|\n\| (.*) \|/.exec(scene.control.pull(1).body)?.[1]

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
