import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import {
  addServices,
  bumpTo,
  merge,
  proposed,
  publish,
  recorded,
  records,
  runs,
} from '../../test/flux/src/acts.ts'
import { textAt } from '../../test/flux/src/json.ts'
import type { Service } from '../../test/flux/src/overlays.ts'
import { Stack } from '../../test/flux/src/stack.ts'
import { fluxTools } from '../setup/catalogue.ts'
import { showMarkdown } from './markdown.ts'
import { detail, step } from './screen.ts'

const SHOP: Service = { key: 'web-shop', kind: 'oci-repository', chart: 'web-shop' }

/** Makes the programs that the act needs, once, with progress; false: one can't be had, and has said so. */
export function makeFlux(): boolean {
  const setup = join(import.meta.dirname, '..', 'setup.ts')
  const names = ['helm', 'registry', 'kustomize', ...fluxTools.map(({ name }) => name)]
  const { status } = spawnSync(process.execPath, [setup, ...names], { stdio: 'inherit' })
  return status === 0
}

/** A release travels with the real Flux on both sides of the pull request. */
export async function fluxAct(): Promise<void> {
  step('lab', 'etcd, kube-apiserver, helm-controller, notification-controller and a registry start')
  await using stack = await Stack.start()
  step('ci', 'web-shop 1.0.0 is pushed with helm; dev and prod run it')
  const first = { version: '1.0.0', digest: await publish(stack, 'web-shop', '1.0.0') }
  await addServices(
    stack,
    [SHOP],
    new Map([
      ['dev', first],
      ['prod', first],
    ]),
  )
  await show(stack, 'dev', '1.0.0')
  await show(stack, 'prod', '1.0.0')

  step('ci', 'web-shop 1.1.0 is pushed, and bump-helmrelease sets it in dev')
  const digest = await publish(stack, 'web-shop', '1.1.0')
  await bumpTo(stack, SHOP, { version: '1.1.0', digest })
  await show(stack, 'dev', '1.1.0')
  await proposed(stack, 'prod', 'web-shop', '1.1.0')
  step('flux', 'has posted its event, and handle-dispatch-promotion has taken it')
  const event = stack.events.at(-1)
  detail(`${textAt(event, 'action')}: ${textAt(event, 'client_payload', 'message')}`)
  const pull = stack.gitops.control.pulls.at(-1)
  if (pull !== undefined) showMarkdown(pull.title, pull.body)

  step('ana', 'approves and merges it')
  await merge(stack, 'prod', 'web-shop')
  await show(stack, 'prod', '1.1.0')
  await recorded(stack, 'prod', 'web-shop', 'rollout upgrade success 1.1.0 prod-1')
  step('github', 'the records of prod')
  detail(records(stack, 'prod', 'web-shop').join('\n'))
}

async function show(stack: Stack, environment: 'dev' | 'prod', version: string): Promise<void> {
  const now = await runs(stack, environment, 'web-shop', version)
  step('cluster', `${environment} runs web-shop ${now.version}, release ${now.release} of Helm`)
}
