import { describe, expect, test } from '@jest/globals'
import {
  addServices,
  bumpTo,
  merge,
  open,
  pinByHand,
  proposed,
  publish,
  recorded,
  records,
  runs,
} from '../src/acts.ts'
import { alertFor } from '../src/alerts.ts'
import { FLUX_NAMESPACE } from '../src/controllers.ts'
import { namespaceOf, type Service } from '../src/overlays.ts'
import type { Stack } from '../src/stack.ts'

const COUNT = 20
const CROWD = Array.from(
  { length: COUNT },
  (_, index): Service => ({ key: `crowd-${index}`, kind: 'helm-repository', chart: 'crowd' }),
)

export function crowd(stack: () => Stack): void {
  describe('twenty services', () => {
    const one: Service = { key: 'crowd-0', kind: 'helm-repository', chart: 'crowd' }

    test('installed at once are all recorded and all proposed', async () => {
      for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0'])
        await publish(stack(), 'crowd', version)
      await addServices(
        stack(),
        CROWD,
        new Map([
          ['dev', { version: '1.1.0' }],
          ['prod', { version: '1.0.0' }],
        ]),
      )
      for (const { key } of CROWD) await proposed(stack(), 'prod', key, '1.1.0')
      await stack().quiet()
      for (const { key } of CROWD) {
        expect(records(stack(), 'dev', key)).toEqual(['rollout upgrade success 1.1.0 dev-1'])
        expect(open(stack(), 'prod', key)).toHaveLength(1)
      }
      stack().saw(
        'twenty installs at once are twenty events, and twenty pull requests',
        'helm-controller',
        'notification-controller',
      )
    })

    test('and one that two Alerts tell of is recorded once', async () => {
      const { kube } = stack()
      const name = 'dev-again'
      await kube.apply(alertFor('dev', name))
      await bumpTo(stack(), one, { version: '1.2.0' })
      await proposed(stack(), 'prod', 'crowd-0', '1.2.0')
      await stack().quiet()
      expect(stack().reasons('crowd-0', 'dev')).toEqual([
        'InstallSucceeded',
        'UpgradeSucceeded',
        'UpgradeSucceeded',
      ])
      expect(records(stack(), 'dev', 'crowd-0')).toEqual([
        'rollout upgrade success 1.1.0 dev-1',
        'rollout upgrade success 1.2.0 dev-1',
      ])
      stack().saw('two Alerts that match are two events, and one record', 'notification-controller')
      await kube.delete({ kind: 'Alert', name, namespace: FLUX_NAMESPACE })
    })

    test('and one that is suspended is told of when it is resumed', async () => {
      const { kube } = stack()
      const release = { kind: 'HelmRelease', name: 'crowd-0', namespace: namespaceOf('dev') }
      await kube.merge(release, { spec: { suspend: true } })
      await bumpTo(stack(), one, { version: '1.3.0' })
      await stack().until('the cluster to be given it', () =>
        stack().loop.head === stack().gitops.control.head() ? true : undefined,
      )
      await stack().quiet()
      expect(open(stack(), 'prod', 'crowd-0')).toEqual(['Promote crowd-0 1.2.0 to prod'])
      await kube.merge(release, { spec: { suspend: false } })
      await proposed(stack(), 'prod', 'crowd-0', '1.3.0')
      stack().saw(
        'a suspended HelmRelease is told of when it is resumed, not before',
        'helm-controller',
        'notification-controller',
      )
    })

    test('and one that dev takes back is not taken back in prod', async () => {
      await merge(stack(), 'prod', 'crowd-0')
      await runs(stack(), 'prod', 'crowd-0', '1.3.0')
      await pinByHand(stack(), 'dev', one, { version: '1.1.0' })
      await runs(stack(), 'dev', 'crowd-0', '1.1.0')
      await recorded(stack(), 'dev', 'crowd-0', 'rollout upgrade success 1.1.0 dev-1')
      await stack().quiet()
      expect(open(stack(), 'prod', 'crowd-0')).toEqual([])
      expect((await runs(stack(), 'prod', 'crowd-0', '1.3.0')).version).toBe('1.3.0')
      stack().saw(
        'a chart downgrade is told as `UpgradeSucceeded`, and is not promoted',
        'helm-controller',
        'notification-controller',
      )
    })
  })
}
