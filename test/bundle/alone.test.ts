import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { moment, rolloutEvent } from '../support/gitops.ts'
import { type ActionEnd, shareProcesses } from '../support/run-action.ts'
import { withoutTimes } from './golden.ts'
import { byHand, endStage, type Stage, setStage } from './stage.ts'

shareProcesses()

// Files with very many runs have their actions share processes. Here each runs in one of its own as well, as on a runner.

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

const BY_HAND: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['attest', { environment: 'dev', service: 'svc-0000', reason: 'seen working' }],
  ['attest', { environment: 'dev', service: 'svc-0001', reason: 'seen working' }],
  ['bump-helmrelease', { environment: 'dev', service: 'svc-0000', 'chart-version': '1.2.0' }],
  ['bump-helmrelease', { environment: 'dev', service: 'Web Shop', 'chart-version': '1.2.0' }],
  ['hold', { environment: 'prod', service: 'svc-0000', version: '1.1.0', reason: 'leaks' }],
  ['open-promotion-pr', { to: 'prod', service: 'svc-0000', version: '1.1.0' }],
  ['promotion-gate', {}],
  ['rollback', { environment: 'dev', service: 'svc-0000', reason: 'leaks' }],
  ['handle-dispatch-promotion', { event: '/nowhere' }],
]

/** What a run says, without what two repositories differ in. */
function saidIn({ milliseconds: _, ...end }: ActionEnd, name: string): string {
  const text = JSON.stringify(end).replaceAll(name, 'gitops')
  return withoutTimes(text)
    .replace(/\b[0-9a-f]{7,40}\b|gh[a-z]_\w+|runs\/\d+/g, 'x')
    .replace(/::add-mask::[^:]*\\n/g, '')
}

let count = 0
async function bothWays(
  run: (gitops: Awaited<ReturnType<Stage['repository']>>, alone: boolean) => Promise<ActionEnd>,
): Promise<readonly string[]> {
  const ends = []
  for (const alone of [true, false, false]) {
    count += 1
    const name = `both-${count}`
    const gitops = await stage.repository(name, { ahead: 1 })
    ends.push(saidIn(await run(gitops, alone), name))
  }
  return ends
}

test.each(BY_HAND)('%s with %j does alone what it does after others', async (action, inputs) => {
  const [alone, ...after] = await bothWays((gitops, apart) =>
    byHand(stage, gitops, action, inputs, { alone: apart }),
  )
  expect(after).toEqual([alone, alone])
})

test('so do an event and a sweep', async () => {
  const [alone, ...after] = await bothWays(async (gitops, apart) => {
    const [service] = gitops.services
    if (service === undefined) throw new Error('no service')
    const event = rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now() - 60_000) })
    await handle(stage.github, gitops, event, { alone: apart })
    return sweepAll(stage.github, gitops, {}, { alone: apart })
  })
  expect(after).toEqual([alone, alone])
})
