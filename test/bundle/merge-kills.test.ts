import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { faultApplied } from '../support/fault-applied.ts'
import type { GitOps } from '../support/gitops.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { BY_ITSELF, prodWith, promoted } from './merge-stage.ts'
import { byHand, endStage, type Stage, setStage } from './stage.ts'

const GATE = 'fluxgate/gate'

// Those that are killed have a process each all the same.
const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

/** How GitHub is asked for the merge, with the requests that a verdict and a merge then take. */
const WAYS = {
  outright: { rule: {}, requests: 8 },
  'by auto-merge': { rule: { approvals: 1 }, requests: 8 },
  'through the queue': { rule: { mergeQueue: true }, requests: 8 },
} as const
type Way = keyof typeof WAYS

describe.each(Object.keys(WAYS).filter(isWay))('a merge %s', (way) => {
  const { requests } = WAYS[way]

  test('takes as many requests as are cut below', async () => {
    const { gitops, number } = await proposed(way, 0)
    const mark = stage.github.ledger.mark()
    await judge(gitops, number)
    expect(stage.github.ledger.since(mark)).toHaveLength(requests)
    expect(await ended(gitops, number)).toBe('merged')
  })

  // The verdict's own reads leave nothing behind.
  test.each([requests - 3, requests - 2, requests - 1, requests])(
    'that is killed after request %i is made whole by the next run',
    async (nth) => {
      const { gitops, number } = await proposed(way, nth)
      stage.github.faults.add({ on: '*', kind: 'timeout-after', nth })
      const killed = await judge(gitops, number, faultApplied(stage.github))
      stage.github.faults.clear()
      expect(killed.exitCode).toBeNull()
      const again = await judge(gitops, number)
      expect(again.exitCode).toBe(0)
      expect(await ended(gitops, number)).toBe('merged')
      const { headOid } = gitops.control.pull(number)
      const written = gitops.control.state.statuses.get(headOid) ?? []
      expect(written.map(({ state }) => state)).toEqual(['success'])
    },
  )
})

function isWay(name: string): name is Way {
  return name in WAYS
}

/** What became of it once people and the queue have done their part. */
async function ended({ control, ...gitops }: GitOps, number: number): Promise<string> {
  if (control.pull(number).state === 'open') control.approve(number, gitops.developer.login)
  await control.settled()
  const [entry] = control.queue
  if (entry !== undefined) {
    const inputs = { 'pull-request': entry.commit }
    await byHand(stage, { control, ...gitops }, 'promotion-gate', inputs)
  }
  const { merge } = control.pull(number)
  return merge?.by.id === gitops.promoter.id ? 'merged' : `left ${control.pull(number).state}`
}

async function proposed(
  way: Way,
  nth: number,
): Promise<{ readonly gitops: GitOps; readonly number: number }> {
  const gitops = await stage.repository(`${way.replaceAll(' ', '-')}-${nth}`, {
    ahead: 1,
    policy: prodWith(BY_ITSELF),
  })
  gitops.control.protect({ branch: 'main', requiredStatuses: [GATE], ...WAYS[way].rule })
  gitops.control.allowAutoMerge()
  return promoted(stage, gitops)
}

function judge(gitops: GitOps, number: number, killWhen?: Promise<void>) {
  const inputs = { 'pull-request': String(number) }
  const more = killWhen === undefined ? {} : { killWhen }
  return byHand(stage, gitops, 'promotion-gate', inputs, more)
}
