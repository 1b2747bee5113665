import type { Service } from '../../test/support/overlays.ts'
import { detail, step } from './screen.ts'
import {
  bumpDev,
  byHand,
  CUSTOMER,
  fluxEvent,
  ORDER,
  SHOP,
  type Stage,
  sweep,
  takeEvent,
} from './world.ts'

/** What today's hand-made workflows get wrong. Returns the laws that did not hold. */
export async function secondAct(stage: Stage): Promise<readonly string[]> {
  const broken: string[] = []
  const must = (held: boolean, law: string) => {
    if (!held) broken.push(law)
  }
  await repeated(stage, must)
  await outOfOrder(stage, must)
  await forged(stage, must)
  await lost(stage, must)
  await downgrade(stage, must)
  await reverted(stage, must)
  return broken
}

type Must = (held: boolean, law: string) => void

function promotions({ gitops }: Stage) {
  return gitops.control.pulls.filter(({ head }) => head.startsWith('promote/'))
}

function openFor(stage: Stage, service: Service): string | undefined {
  return promotions(stage).find(
    ({ head, state }) => head === `promote/prod/${service.key}` && state === 'open',
  )?.title
}

async function repeated(stage: Stage, must: Must): Promise<void> {
  step('flux', 'the same event five times (retries do that): one record, one pull request')
  await bumpDev(stage, ORDER, '1.4.2')
  const event = fluxEvent(stage, ORDER, '1.4.2')
  const before = stage.gitops.control.deployments.length
  await takeEvent(stage, event)
  await takeEvent(stage, event)
  await Promise.all([3, 4, 5].map(() => takeEvent(stage, event, true)))
  const written = stage.gitops.control.deployments.length - before
  detail(`five runs: ${written} record, ${promotions(stage).length - 1} new pull request`)
  must(written === 1, `the same event was recorded ${written} times`)
}

async function outOfOrder(stage: Stage, must: Must): Promise<void> {
  step('flux', 'order-service goes to 1.4.3, then 1.5.0; the events arrive the other way round')
  await bumpDev(stage, ORDER, '1.4.3')
  const older = fluxEvent(stage, ORDER, '1.4.3', { secondsAgo: 2 })
  await bumpDev(stage, ORDER, '1.5.0')
  await takeEvent(stage, fluxEvent(stage, ORDER, '1.5.0'))
  await takeEvent(stage, older)
  const open = openFor(stage, ORDER)
  must(open === 'Promote order-service 1.5.0 to prod', `out of order ended in "${open}"`)
  detail(`one pull request, moved to the newest: "${open}"`)
}

async function forged(stage: Stage, must: Must): Promise<void> {
  step('mallory', 'sends an event in the same shape, from another account')
  const before = stage.gitops.control.deployments.length
  const sender = { id: 666, login: 'mallory' }
  await takeEvent(stage, fluxEvent(stage, SHOP, '9.9.9', { sender }))
  must(stage.gitops.control.deployments.length === before, 'a forged event was recorded')
}

async function lost(stage: Stage, must: Must): Promise<void> {
  step('flux', 'web-shop 2.0.0 rolls out, and GitHub answers 500 to the only event there will be')
  await bumpDev(stage, SHOP, '2.0.0')
  step('schedule', 'the sweep sees a release that nobody reported on')
  const { summary } = await sweep(stage)
  const shown = summary.split('\n').find((each) => /2\.0\.0.*no report/.test(each))
  const cells = (shown ?? '').split('|').map((cell) => cell.replaceAll(/[*`]/g, '').trim())
  if (shown !== undefined) detail(`${cells[1]}, ${cells[2]}: ${cells.at(-2)}`)
  must(shown !== undefined, 'a lost event is not visible')
  step('ana', 'looks at dev, and attests it by hand')
  const reason = 'seen working in dev, the event was lost'
  await byHand(stage, 'attest', { environment: 'dev', service: SHOP.key, reason })
  await sweep(stage)
  must(openFor(stage, SHOP) !== undefined, 'an attested release was not promoted')
}

async function downgrade(stage: Stage, must: Must): Promise<void> {
  step('ben', 'takes dev back to customer-service 1.4.1; Flux reports a successful upgrade')
  await setVersion(stage, CUSTOMER, '1.4.2', '1.4.1', 'Take dev back to 1.4.1')
  const before = promotions(stage).length
  await takeEvent(stage, fluxEvent(stage, CUSTOMER, '1.4.1'))
  must(promotions(stage).length === before, 'a downgrade was proposed for prod')
}

async function reverted(stage: Stage, must: Must): Promise<void> {
  const { control, ops } = stage.gitops
  const pull = promotions(stage).find(({ head }) => head === `promote/prod/${SHOP.key}`)
  if (pull === undefined) return
  step('ana', `merges #${pull.number} (web-shop 2.0.0), regrets it, and reverts the merge`)
  await control.mergePullRequest(pull.number, { by: ops.login, method: 'squash' })
  await revert(stage)
  step('schedule', 'three sweeps later, nobody has proposed it again')
  await sweep(stage)
  await sweep(stage)
  await sweep(stage, { service: SHOP })
  must(openFor(stage, SHOP) === undefined, 'a reverted release was proposed again')
}

async function setVersion(
  { gitops }: Stage,
  service: Service,
  from: string,
  to: string,
  message: string,
): Promise<void> {
  const path = `apps/dev/${service.key}/patch.yaml`
  const text = (await gitops.control.read(path)) ?? ''
  const files = { [path]: text.replaceAll(from, to) }
  await gitops.control.commit({ files, message, by: gitops.developer.login })
}

async function revert({ gitops }: Stage): Promise<void> {
  const path = `apps/prod/${SHOP.key}/patch.yaml`
  const text = (await gitops.control.read(path, 'main^')) ?? ''
  const message = `Revert "Promote ${SHOP.key} 2.0.0 to prod"`
  await gitops.control.commit({ files: { [path]: text }, message, by: gitops.ops.login })
}
