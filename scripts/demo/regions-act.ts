import type { StoryClock } from '../../test/support/story-clock.ts'
import { showMarkdown, tableOf } from './markdown.ts'
import { detail, diff, step } from './screen.ts'
import {
  bumpDev,
  byHand,
  CUSTOMER,
  fluxEvent,
  git,
  type Opening,
  type Stage,
  sweep,
  takeEvent,
} from './world.ts'

const REGION =
  'after: [staging], gates: { soak: 4h, windows: [{ days: [mon, tue, wed, thu], from: "09:00", to: "16:00", timezone: Europe/Berlin }] }'

/** One service on its way through staging to two regions, which soak it and take it in office hours alone. */
export function regionsOf(clock: StoryClock): Opening & { readonly clock: StoryClock } {
  return {
    services: [CUSTOMER],
    environments: { dev: '', staging: 'after: [dev]', 'prod-eu': REGION, 'prod-us': REGION },
    clock,
  }
}

/** What the act has to end in. */
export const REGIONS_EXPECTED = [
  { service: CUSTOMER.key, version: '1.5.0', to: 'staging', state: 'merged' },
  { service: CUSTOMER.key, version: '1.5.0', to: 'prod-eu', state: 'merged' },
  { service: CUSTOMER.key, version: '1.5.1', to: 'staging', state: 'merged' },
  { service: CUSTOMER.key, version: '1.5.1', to: 'prod-eu', state: 'merged' },
  { service: CUSTOMER.key, version: '1.5.1', to: 'prod-us', state: 'merged' },
] as const

/** Staging, two regions with a soak and a window, a rollback that sticks over a weekend. Returns the laws that did not hold. */
export async function regionsAct(
  stage: Stage & { readonly clock: StoryClock },
): Promise<readonly string[]> {
  const broken: string[] = []
  const must = (held: boolean, law: string) => {
    if (!held) broken.push(law)
  }
  const time = (moment: string, text: string) => {
    stage.clock.goTo(moment)
    step('clock', `${text} in Berlin`)
  }
  await toStaging(stage, '1.5.0')

  time('2026-11-19T11:30:00Z', 'Thursday, 12:30')
  step('schedule', 'the sweep proposes what has soaked, to both regions')
  await sweep(stage)
  const region = openInto(stage, 'prod-eu')
  if (region !== undefined) showMarkdown(region.title, tableOf(region.body, 'gate'))
  await merge(stage, 'prod-eu')
  step('flux', 'prod-eu does not come up')
  const failed = { story: 'upgrade failed', environment: 'prod-eu' } as const
  await takeEvent(stage, fluxEvent(stage, CUSTOMER, '1.5.0', failed))
  step('ana', 'takes prod-eu back; no window keeps a rollback waiting')
  const reason = 'does not start with the database of eu'
  await byHand(stage, 'rollback', { environment: 'prod-eu', service: CUSTOMER.key, reason })
  await merge(stage, 'prod-eu')
  diff(git(stage, 'show', '--format=', '-U0', 'main'))

  time('2026-11-19T15:05:00Z', 'Thursday, 16:05')
  step('schedule', 'the window is shut; the required status says until when')
  await sweep(stage)
  detail(`prod-us: ${verdict(stage, 'prod-us')}`)
  must(verdict(stage, 'prod-us').startsWith('pending'), 'the gate is open out of its window')

  step('schedule', 'a sweep a day until Monday: nobody proposes to prod-eu what was taken back')
  for (const day of ['20', '21', '22']) {
    stage.clock.goTo(`2026-11-${day}T08:00:00Z`)
    await sweep(stage, { quiet: true })
  }
  time('2026-11-23T08:05:00Z', 'Monday, 09:05')
  await sweep(stage)
  detail(`prod-us: ${verdict(stage, 'prod-us')}`)
  const again = openInto(stage, 'prod-eu')
  detail(`prod-eu: ${again === undefined ? 'nothing is proposed' : again.title}`)
  must(again === undefined, 'what was taken back was proposed again')
  must(verdict(stage, 'prod-us').startsWith('success'), 'the gate did not open by itself')

  await toStaging(stage, '1.5.1')
  time('2026-11-23T13:00:00Z', 'Monday, 14:00')
  step('schedule', 'a newer release is free; the open promotion to prod-us moves to it')
  await sweep(stage)
  await merge(stage, 'prod-eu')
  await merge(stage, 'prod-us')
  return broken
}

async function toStaging(stage: Stage, version: string): Promise<void> {
  step('ci', `customer-service ${version} goes to dev, and ana lets it into staging`)
  await bumpDev(stage, CUSTOMER, version)
  await takeEvent(stage, fluxEvent(stage, CUSTOMER, version))
  await merge(stage, 'staging', true)
  step('flux', 'staging has upgraded')
  await takeEvent(stage, fluxEvent(stage, CUSTOMER, version, { environment: 'staging' }))
}

function openInto({ gitops }: Stage, environment: string) {
  return gitops.control.pulls.find(
    ({ state, title }) =>
      state === 'open' &&
      (title.endsWith(` to ${environment}`) || title.endsWith(` in ${environment}`)),
  )
}

async function merge(stage: Stage, environment: string, quiet = false): Promise<void> {
  const { control, ops } = stage.gitops
  const pull = openInto(stage, environment)
  if (pull === undefined) throw new Error(`nothing is open for ${environment}`)
  if (!quiet) step('ana', `merges #${pull.number}: ${pull.title}`)
  await control.mergePullRequest(pull.number, { by: ops.login, method: 'squash' })
}

function verdict(stage: Stage, environment: string): string {
  const { control } = stage.gitops
  const head = control.head(openInto(stage, environment)?.head ?? '') ?? ''
  const status = (control.state.statuses.get(head) ?? []).findLast(
    ({ context }) => context === 'fluxgate/gate',
  )
  return status === undefined ? 'not judged' : `${status.state}, ${status.description}`
}
