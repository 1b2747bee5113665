import { expect } from '@jest/globals'
import {
  addServices,
  BROKEN,
  bumpTo,
  open,
  proposed,
  publish,
  recorded,
  records,
  runs,
} from '../src/acts.ts'
import { testPod } from '../src/kubelet-stand-in.ts'
import type { Service } from '../src/overlays.ts'
import type { Stack } from '../src/stack.ts'
import type { Story } from '../src/together.ts'

const REMEDIES = `  install: { remediation: { retries: 1 } }
  upgrade: { remediation: { retries: 1, remediateLastFailure: true } }
`
const TESTED = `${REMEDIES}  test: { enable: true }\n`

const tested = (key: string): Service => ({
  key,
  kind: 'helm-repository',
  chart: key,
  spec: TESTED,
})

const HOOKS = {
  passing: new Map([['test.yaml', testPod('Succeeded')]]),
  failing: new Map([['test.yaml', testPod('Failed')]]),
  hookless: new Map<string, string>(),
}

/** What fails, and what tests say; these mind no other service. */
export function failures(stack: () => Stack): readonly Story[] {
  return [
    [
      'a failed upgrade promotes nothing however often it is told, and its fix does',
      () => failedUpgrade(stack()),
    ],
    [
      'where tests are the proof, a release is proposed once its hooks pass or there are none, never when they fail',
      () => testsAsProof(stack()),
    ],
  ]
}

async function failedUpgrade(stack: Stack): Promise<void> {
  const pay: Service = { key: 'pay', kind: 'helm-repository', chart: 'pay', spec: REMEDIES }
  await publish(stack, 'pay', '1.0.0')
  await publish(stack, 'pay', '1.1.0', BROKEN)
  const first = { version: '1.0.0' }
  await addServices(
    stack,
    [pay],
    new Map([
      ['dev', first],
      ['prod', first],
    ]),
  )
  await runs(stack, 'dev', 'pay', '1.0.0')
  await recorded(stack, 'dev', 'pay', 'rollout upgrade success 1.0.0 dev-1')
  await bumpTo(stack, pay, { version: '1.1.0' })
  await recorded(stack, 'dev', 'pay', 'rollout upgrade failure 1.1.0 dev-1')
  await stack.until('the failure to be told again', () =>
    stack.reasons('pay').filter((one) => one === 'UpgradeFailed').length > 1 ? true : undefined,
  )
  await recorded(stack, 'dev', 'pay', 'rollout rollback success 1.0.0 dev-1')
  await stack.quiet()
  expect(open(stack, 'prod', 'pay')).toEqual([])
  expect((await runs(stack, 'dev', 'pay', '1.0.0')).version).toBe('1.0.0')
  await publish(stack, 'pay', '1.2.0')
  await bumpTo(stack, pay, { version: '1.2.0' })
  await proposed(stack, 'prod', 'pay', '1.2.0')
  expect(records(stack, 'dev', 'pay')).toContain('rollout upgrade success 1.2.0 dev-1')
  stack.saw(
    'a failed upgrade is `UpgradeFailed` with the version that was tried, then `RollbackSucceeded` with the one before, and is told again with each retry',
    'helm-controller',
    'notification-controller',
  )
}

async function testsAsProof(stack: Stack): Promise<void> {
  const names = ['passing', 'failing', 'hookless'] as const
  for (const name of names) {
    await publish(stack, name, '1.0.0')
    await publish(stack, name, '1.1.0', HOOKS[name])
  }
  const first = { version: '1.0.0' }
  await addServices(
    stack,
    names.map(tested),
    new Map([
      ['lab', first],
      ['live', first],
    ]),
  )
  for (const name of names) await recorded(stack, 'lab', name, 'rollout test success 1.0.0 lab-1')
  for (const name of names)
    await bumpTo(stack, tested(name), { version: '1.1.0', environment: 'lab' })
  await proposed(stack, 'live', 'passing', '1.1.0')
  await proposed(stack, 'live', 'hookless', '1.1.0')
  await recorded(stack, 'lab', 'failing', 'rollout test failure 1.1.0 lab-1')
  await recorded(stack, 'lab', 'failing', 'rollout rollback success 1.0.0 lab-1')
  expect(records(stack, 'lab', 'failing')).toContain('rollout upgrade success 1.1.0 lab-1')
  expect(open(stack, 'live', 'failing')).toEqual([])
  stack.saw(
    'Helm tests: `TestSucceeded` comes with passing hooks and without any, `TestFailed` after the `UpgradeSucceeded` of the same release',
    'helm-controller',
    'notification-controller',
  )
}
