import { type StoryClock, storyClock } from '../test/support/story-clock.ts'
import { deliveryAct, makeForDelivery } from './demo/delivery-act.ts'
import { firstAct } from './demo/first-act.ts'
import { fluxAct, makeFlux } from './demo/flux-act.ts'
import { REGIONS_EXPECTED, regionsAct, regionsOf } from './demo/regions-act.ts'
import { detail, heading, line, paint } from './demo/screen.ts'
import { secondAct } from './demo/second-act.ts'
import { SET_OPENING, setAct } from './demo/set-act.ts'
import { tally } from './demo/tally.ts'
import { type Stage, setStage } from './demo/world.ts'

const withFlux = process.argv.includes('--flux')
const told = withFlux ? 'the real Flux controllers' : 'recorded events of real Flux controllers'

line()
line(paint('bold', 'Fluxgate: from a commit to a pull request'))
line(
  `Real git, ${told}, the built actions as child processes; GitHub is a stand-in on this machine.`,
)

if (withFlux) {
  heading('A release travels with the real Flux')
  if (makeFlux()) await fluxAct()
  else process.exitCode = 1
} else {
  const clock = storyClock('2026-11-19T06:00:00Z')
  // Built while the first act waits for a workflow to end.
  const stages = Promise.all([setStage(), setStage(regionsOf(clock)), setStage(SET_OPENING)])
  await deliver()
  await play(await stages, clock)
}

async function deliver(): Promise<void> {
  heading('A commit travels to dev')
  const missing = makeForDelivery()
  if (missing.length === 0) return deliveryAct()
  detail(`left out: ${missing.join(', ')} can't be had, for the reason above`)
}

async function play(
  [stage, inRegions, together]: readonly [Stage, Stage, Stage],
  clock: StoryClock,
): Promise<void> {
  const regions = { ...inRegions, clock }
  try {
    heading('A release travels from dev to prod')
    detail('another GitOps repository: three services in dev and prod, all at 1.4.1')
    await firstAct(stage)
    heading('What goes wrong in real life')
    const broken = await secondAct(stage)
    heading('Staging and two regions, and a weekend')
    detail('another repository, in another time: Thursday, 19 November 2026, 07:00 in Berlin')
    detail('prod-eu and prod-us come after staging: a soak of 4h, then Monday to Thursday, 9 to 16')
    const late = await regionsAct(regions)
    heading('What belongs together goes together')
    detail('another repository: three services again; prod takes them as release sets')
    const apart = await setAct(together)
    const kept = tally([
      {
        stage,
        expected: [
          { service: 'customer-service', version: '1.4.2', state: 'merged' },
          { service: 'order-service', version: '1.5.0', state: 'open' },
          { service: 'web-shop', version: '2.0.0', state: 'merged' },
        ],
        broken,
      },
      { stage: regions, expected: REGIONS_EXPECTED, broken: late },
      { stage: together, expected: [], sets: 1, broken: apart },
    ])
    process.exitCode = kept ? 0 : 1
  } finally {
    await stage.github[Symbol.asyncDispose]()
    await regions.github[Symbol.asyncDispose]()
    await together.github[Symbol.asyncDispose]()
  }
}
