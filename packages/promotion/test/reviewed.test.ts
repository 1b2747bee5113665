import { describe, expect, test } from '@jest/globals'
import { approvedBefore, type Opinion, type PullRequestFacts, planEdge } from '../src/index.ts'
import { leftBehind } from '../src/reviewed.ts'
import { anEnvironment, aPolicy, aPullRequest, aServiceFacts, commit, holding } from './builders.ts'

const HEAD = commit(1)
const OLDER = commit(2)

function opinion(login: string, more: Partial<Opinion> = {}): Opinion {
  const review = login.length
  return { review, by: review, login, person: true, state: 'approved', head: HEAD, ...more }
}

const OPINIONS = [
  opinion('ana'),
  opinion('old-ana', { head: OLDER }),
  opinion('old-raj', { head: OLDER, state: 'dismissed' }),
  opinion('old-kim-lee', { head: OLDER, state: 'changes-requested' }),
  opinion('gone-bot[bot]', { head: undefined, person: false }),
]

function pull(more: Partial<PullRequestFacts> = {}, opinions = OPINIONS): PullRequestFacts {
  const reviewed = {
    ...{ head: HEAD, opinions, makers: [], makersUnknown: undefined },
    ...{ memberships: [], source: undefined },
  }
  return aPullRequest('1.4.2', { reviewed, ...more })
}

const left = (step: Parameters<typeof leftBehind>[1], pulls = [pull()]) =>
  leftBehind(pulls, step).map(({ login }) => login)

describe('the approvals that a pull request leaves behind', () => {
  const { number: pullRequest } = pull()

  test.each(['keep', 'touch'])('are those of older commits where its head stays: %s', (kind) => {
    expect(left({ kind, pullRequest })).toEqual(['old-ana', 'gone-bot[bot]'])
  })

  test('are all of them where it moves', () => {
    expect(left({ kind: 'move', pullRequest })).toEqual(['ana', 'old-ana', 'gone-bot[bot]'])
  })

  test.each(['none', 'open', 'close', 'defer', 'refuse'])(
    'are none where a plan does %s',
    (kind) => {
      expect(left({ kind, pullRequest })).toEqual([])
    },
  )

  test('are not ours to take back where somebody else pushed', () => {
    const pulls = [pull({ foreignAuthors: ['ana'] })]
    expect(left({ kind: 'move', pullRequest }, pulls)).toEqual([])
  })

  test('can be dismissed only where GitHub told their numbers', () => {
    const pulls = [pull({}, [opinion('ana', { review: undefined })])]
    expect(left({ kind: 'move', pullRequest }, pulls)).toEqual([])
  })

  test('are told, dismissed or not', () => {
    expect(approvedBefore(pull(), 'touch')).toEqual(['old-ana', 'old-raj', 'gone-bot[bot]'])
    expect(approvedBefore(pull(), 'move')).toEqual(['ana', 'old-ana', 'old-raj', 'gone-bot[bot]'])
    expect(approvedBefore(undefined, 'move')).toEqual([])
  })
})

test('a plan that moves its pull request names the approvals', () => {
  const policy = aPolicy({
    environments: [
      anEnvironment(),
      anEnvironment({ name: 'prod', after: ['dev'], supersede: 'always' }),
    ],
  })
  const environments = [holding('dev', ['1.4.1', '1.4.2']), holding('prod', ['1.4.0'])]
  const open = pull({ approvedBy: ['ana'] }, [opinion('ana')])
  const plan = (pins: PullRequestFacts['pins']) =>
    planEdge(aServiceFacts({ policy, environments, pullRequests: [{ ...open, pins }] }), 'prod')
  expect(plan({ chart: '1.4.1' })).toMatchObject({
    step: { kind: 'move' },
    leftApprovals: [{ review: 3, login: 'ana' }],
  })
  expect(plan({ chart: '1.4.2' }).leftApprovals).toEqual([])
})
