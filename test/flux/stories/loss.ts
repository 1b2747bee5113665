import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Fault } from '../../github/src/index.ts'
import {
  addServices,
  attest,
  bumpTo,
  open,
  proposed,
  publish,
  records,
  runs,
  sweep,
} from '../src/acts.ts'
import { namespaceOf, type Service } from '../src/overlays.ts'
import type { Stack } from '../src/stack.ts'

/** The route that Flux asks. */
export const DISPATCH = 'POST /repos/{owner}/{repo}/dispatches'

/** How many of its requests GitHub answers with 500 in these stories. */
export const LOST = 2

const service = (key: string): Service => ({ key, kind: 'helm-repository', chart: key })

/** Three services that prod has at 1.0.0, and two of them dev too. */
async function settled(stack: Stack): Promise<void> {
  const keys = ['lost', 'deaf', 'anew']
  for (const key of keys)
    for (const version of ['1.0.0', '1.1.0']) await publish(stack, key, version)
  const first = { version: '1.0.0' }
  const both = new Map([
    ['dev', first],
    ['prod', first],
  ] as const)
  await addServices(stack, ['lost', 'deaf'].map(service), both)
  await addServices(stack, [service('anew')], new Map([['prod', first]]))
  for (const key of keys) await runs(stack, 'prod', key, '1.0.0')
  for (const key of ['lost', 'deaf']) await runs(stack, 'dev', key, '1.0.0')
  await stack.quiet()
}

/** What dev tells of a service's 1.1.0; releases of other stories tell of themselves in the same seconds. */
function unheard(key: string): Pick<Fault, 'on' | 'saying'> {
  return { on: DISPATCH, saying: [`HelmRelease/${key}.${namespaceOf('dev')}`, '1.1.0'] }
}

/** Nobody reported the release; the sweep shows it, and a person's word promotes it. */
async function attested(stack: Stack, key: string): Promise<void> {
  expect(open(stack, 'prod', key)).toEqual([])
  const { summary } = await sweep(stack)
  const shown = summary.split('\n').filter((line) => line.includes(key))
  expect(shown.join('\n')).toMatch(/1\.1\.0.*no report/)
  await attest(stack, 'dev', key)
  await sweep(stack, key)
  await proposed(stack, 'prod', key, '1.1.0')
}

export function losses(stack: () => Stack): void {
  describe('an event is lost for good', () => {
    beforeAll(() => settled(stack()))

    test('when GitHub answers 500; the release shows as unproven, and is promoted once attested', async () => {
      const { ledger, faults } = stack().github
      const mark = ledger.mark()
      faults.add({ ...unheard('lost'), kind: '500' })
      await bumpTo(stack(), service('lost'), { version: '1.1.0' })
      await runs(stack(), 'dev', 'lost', '1.1.0')
      await stack().quiet(3_000)
      const sent = ledger.since(mark).filter(({ route }) => route === DISPATCH)
      expect(sent.filter(({ status }) => status === 500)).toHaveLength(1)
      expect(records(stack(), 'dev', 'lost')).toEqual(['rollout upgrade success 1.0.0 dev-1'])
      await attested(stack(), 'lost')
      stack().saw(
        'a dispatch that GitHub answers with 500 is not sent again; the release shows as unproven, and is promoted once attested',
        'notification-controller',
      )
    })

    test('when notification-controller is down for longer than helm-controller tries', async () => {
      await stack().controllers.stopNotification()
      await bumpTo(stack(), service('deaf'), { version: '1.1.0' })
      await runs(stack(), 'dev', 'deaf', '1.1.0')
      await stack().until('helm-controller to give up', () =>
        /giving up after 5 attempt/.test(stack().controllers.helmLog) ? true : undefined,
      )
      await stack().controllers.startNotification()
      await stack().quiet()
      expect(records(stack(), 'dev', 'deaf')).toEqual(['rollout upgrade success 1.0.0 dev-1'])
      await attested(stack(), 'deaf')
      stack().saw(
        'helm-controller gives up after 5 attempts to tell notification-controller, and the event is lost',
        'helm-controller',
        'notification-controller',
      )
    })

    test('when the same HelmRelease is made anew within five minutes', async () => {
      const key = 'anew'
      stack().github.faults.add({ ...unheard(key), kind: '500' })
      await addServices(stack(), [service(key)], new Map([['dev', { version: '1.1.0' }]]))
      await runs(stack(), 'dev', key, '1.1.0')
      await stack().quiet()
      const release = { kind: 'HelmRelease', name: key, namespace: namespaceOf('dev') }
      await stack().kube.delete(release)
      await stack().until('the uninstall', () =>
        stack().reasons(key, 'dev').includes('UninstallSucceeded') ? true : undefined,
      )
      await stack().until('it to be gone', async () =>
        (await stack().kube.get(release)) === undefined ? true : undefined,
      )
      stack().loop.reapply()
      await runs(stack(), 'dev', key, '1.1.0')
      await stack().quiet(3_000)
      expect(stack().reasons(key, 'dev')).toEqual(['UninstallSucceeded'])
      await attested(stack(), key)
      stack().saw(
        'the same HelmRelease made anew within five minutes is not told again (deduplication, at its default)',
        'helm-controller',
        'notification-controller',
      )
    })
  })
}
