import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { handle } from '../support/bundle-runs.ts'
import { moment, rolloutEvent } from '../support/gitops.ts'
import { shareProcesses } from '../support/run-action.ts'
import { APPROVAL_ATTACKS, setApprovalScene } from './approval-attacks.ts'
import { ATTACKS } from './attacks.ts'
import {
  merges,
  type Scene,
  SETUP_NAMES,
  SETUPS,
  type Setup,
  setScene,
  writeGreen,
} from './identity.ts'
import { setJudgedScene } from './judged.ts'
import { JUDGED_ATTACKS } from './judged-attacks.ts'
import { send, setTestedScene, TEST_ATTACKS } from './test-attacks.ts'

shareProcesses()

const SECURITY = fileURLToPath(new URL('../../SECURITY.md', import.meta.url))
const FIRST = '<!-- attacks: kept true by test/security -->'
const LAST = '<!-- end of attacks -->'

describe('who can turn fluxgate/gate green', () => {
  test.each(SETUPS)('is the promoter, whose word the branch takes (%s)', async (setup) => {
    await using scene = await setScene(setup)
    expect(await merges(scene)).toBe(false)
    expect(await writeGreen(scene, scene.promoter)).toBe(201)
    expect(await merges(scene)).toBe(true)
    expect(scene.github.violations).toEqual([])
  })

  test('is what SECURITY.md says (UPDATE_GOLDEN=1 writes it)', async () => {
    const rows = [
      ...(await rowsOf(ATTACKS, setScene)),
      ...(await rowsOf(JUDGED_ATTACKS, setJudgedScene)),
      ...(await rowsOf(APPROVAL_ATTACKS, setApprovalScene)),
      ...(await rowsOf(TEST_ATTACKS, setTestedScene)),
    ]
    const header = ['attempt', ...SETUPS.map((setup) => SETUP_NAMES[setup])]
    const table = [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
    const before = readFileSync(SECURITY, 'utf8')
    const [head = '', rest = ''] = before.split(FIRST)
    const [, tail = ''] = rest.split(LAST)
    const after = `${head}${FIRST}\n\n${table.join('\n')}\n\n${LAST}${tail}`
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(SECURITY, after)
    expect(readFileSync(SECURITY, 'utf8')).toBe(after)
    const won = rows.filter(([, environment]) => environment !== 'stopped').map(([what]) => what)
    expect(won).toEqual([])
  })

  test('is not everybody: a release that somebody ran is let through', async () => {
    await using scene = await setJudgedScene('environment')
    const [service] = scene.seeded.services
    if (service === undefined) throw new Error('no service')
    const at = moment(Date.now() - 60_000)
    await handle(scene.github, scene.seeded, rolloutEvent(scene.seeded, service, '1.1.0', { at }))
    await scene.judge()
    expect(await merges(scene)).toBe(true)
  })

  test.each(SETUPS)('is not kept from what our own promotion tests passed (%s)', async (setup) => {
    await using scene = await setTestedScene(setup)
    await scene.judge()
    expect(await merges(scene)).toBe(false)
    const status = { context: 'fluxgate/tests/prod/svc-0000', state: 'success' }
    await send(scene, scene.promoter, `statuses/${scene.seeded.since}`, status)
    await scene.judge()
    expect(await merges(scene)).toBe(true)
  })

  test.each(SETUPS)('is not kept from whom people approved (%s)', async (setup) => {
    await using scene = await setApprovalScene(setup)
    scene.gitops.approve(scene.pull, 'mallory')
    await scene.judge()
    expect(await merges(scene)).toBe(true)
  })
})

/** Each attempt with what came of it in each setup, cell by cell. */
async function rowsOf<Some extends Scene>(
  attacks: readonly { readonly what: string; readonly run: (scene: Some) => Promise<unknown> }[],
  setUp: (setup: Setup) => Promise<Some>,
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for (const { what, run } of attacks) {
    const outcomes = SETUPS.map(async (setup) => {
      await using scene = await setUp(setup)
      await run(scene)
      const outcome = (await merges(scene)) ? '**green**' : 'stopped'
      expect(scene.github.violations).toEqual([])
      return outcome
    })
    rows.push([what, ...(await Promise.all(outcomes))])
  }
  return rows
}
