import { storyClock } from '../../test/support/story-clock.ts'
import { showMarkdown, tableOf } from './markdown.ts'
import { detail, step } from './screen.ts'
import {
  bumpDev,
  byHand,
  CUSTOMER,
  fluxEvent,
  git,
  type Opening,
  ORDER,
  SHOP,
  type Stage,
  sweep,
  takeEvent,
} from './world.ts'

/** Three services that prod takes together, on the day after. */
export const SET_OPENING: Opening = {
  services: [CUSTOMER, ORDER, SHOP],
  environments: { dev: '', prod: 'after: [dev], batch: true' },
  clock: storyClock('2026-11-24T09:00:00Z'),
}

/** One pull request for all that came up together, and a service that a person takes out. Returns the laws that did not hold. */
export async function setAct(stage: Stage): Promise<readonly string[]> {
  const { control, ops } = stage.gitops
  step('ci', 'three services are built and go to dev; Flux reports each of them')
  for (const service of SET_OPENING.services) await bumpDev(stage, service, '1.5.0')
  const events = SET_OPENING.services.map((service) => fluxEvent(stage, service, '1.5.0'))
  await Promise.all(events.map((event) => takeEvent(stage, event, true)))
  step('schedule', 'the sweep proposes what dev pinned together, by one pull request')
  await sweep(stage)
  const [pull] = control.pulls
  if (pull === undefined) return ['there is no release set']
  showMarkdown(pull.title, tableOf(pull.body, 'service'))

  step('ana', 'takes web-shop out; the set goes on without it')
  const reason = 'its campaign starts tomorrow'
  const out = { to: 'prod', 'take-out': SHOP.key, reason }
  await byHand(stage, 'open-promotion-pr', out)
  detail(`now: ${control.pull(pull.number).title}`)

  step('ana', `merges #${pull.number}`)
  await control.mergePullRequest(pull.number, { by: ops.login, method: 'squash' })
  detail(git(stage, 'show', '--format=%h %an: %s', '--stat=90', 'main'))
  await sweep(stage)
  const text = git(stage, 'show', `main:apps/prod/${SHOP.key}/patch.yaml`)
  return text.includes('1.5.0') ? ['what was taken out was promoted'] : []
}
