import { at, numberAt, type Reply, textAt } from './client.ts'
import { describeError } from './git-behaviours.ts'
import { type Behaviour, eventually, expect, type Scratch, Untried } from './scratch.ts'

/** Merges: at which head, in which words they are refused, and what merges later by itself. None goes into the default branch. */
export const MERGE_BEHAVIOURS: readonly Behaviour[] = [
  {
    name: 'a merge names its head: 409 for another one, one commit on the base for the right one',
    async check(scratch) {
      const { base, number, head } = await pullIntoBranch(scratch)
      const other = await merge(scratch, number, scratch.head)
      expect(other.status === 409, '409', other)
      const { status, body } = await merge(scratch, number, head)
      if (status === 405 && /not allowed/i.test(String(at(body, 'message')))) {
        throw new Untried(`squash merges: ${at(body, 'message')}`)
      }
      expect(status === 200 && at(body, 'merged') === true, 'merged', body)
      const now = await eventually(
        () => scratch.headOf(base),
        (oid) => oid === at(body, 'sha'),
      )
      expect(now === at(body, 'sha'), 'the base at that commit', now)
      return String(at(other.body, 'message'))
    },
  },
  {
    name: 'a status that the branch requires keeps a merge away: 405, in words that say "required" or "rule violation"',
    async check(scratch) {
      const { base, number, head } = await pullIntoBranch(scratch)
      await scratch.requireStatus(base, 'fluxgate/probe')
      return await refused(scratch, number, head, /required|rule violation/i)
    },
  },
  {
    name: 'a pull request that conflicts is not merged: 405 "not mergeable"',
    async check(scratch) {
      const { base, number, head } = await pullIntoBranch(scratch, { conflict: true })
      await eventually(
        () => look(scratch, number),
        (pull) => at(pull, 'pullRequest', 'mergeStateStatus') === 'DIRTY',
      )
      const said = await refused(scratch, number, head, /not mergeable/i)
      expect((await scratch.headOf(base)) !== head, 'the base as it was', base)
      return said
    },
  },
  {
    name: 'auto-merge is refused where it is off or nothing is missing; else taken at its head alone, by name, and taken back',
    check: checkAutoMerge,
  },
  {
    name: 'a pull request into a branch without a merge queue is not put into one',
    async check(scratch) {
      const { number, head } = await pullIntoBranch(scratch)
      const pull = at(await look(scratch, number), 'pullRequest')
      expect(at(pull, 'isInMergeQueue') === false, 'not queued', pull)
      const input = { pullRequestId: textAt(pull, 'id'), expectedHeadOid: head }
      const { body } = await scratch.client.graphql(ENQUEUE, { input })
      expect(at(body, 'errors', 0) !== undefined, 'an error', body)
      return describeError(body)
    },
  },
]

const ENQUEUE =
  'mutation Queue($input: EnqueuePullRequestInput!) { enqueuePullRequest(input: $input) { clientMutationId } }'
const ENABLE =
  'mutation Enable($input: EnablePullRequestAutoMergeInput!) { enablePullRequestAutoMerge(input: $input) { clientMutationId } }'
const DISABLE =
  'mutation Disable($input: DisablePullRequestAutoMergeInput!) { disablePullRequestAutoMerge(input: $input) { clientMutationId } }'

async function checkAutoMerge(scratch: Scratch): Promise<string | undefined> {
  const { base, number, head } = await pullIntoBranch(scratch)
  const seen = await eventually(
    () => look(scratch, number),
    (value) => at(value, 'pullRequest', 'mergeStateStatus') !== 'UNKNOWN',
  )
  const pullRequestId = textAt(seen, 'pullRequest', 'id')
  const enable = async (expectedHeadOid: string) => {
    const input = { pullRequestId, expectedHeadOid, mergeMethod: 'SQUASH' }
    const { body } = await scratch.client.graphql(ENABLE, { input })
    return at(body, 'errors') === undefined ? undefined : describeError(body)
  }
  const first = await enable(head)
  if (at(seen, 'autoMergeAllowed') !== true) {
    expect(/auto[- ]merge is not allowed/i.test(first ?? ''), 'auto merge is not allowed', first)
    return `off in this repository: ${first}`
  }
  expect(/\bis in (?:clean|unstable) status$/i.test(first ?? ''), 'in clean status', first)
  await scratch.requireStatus(base, 'fluxgate/probe')
  await eventually(
    () => look(scratch, number),
    (value) => at(value, 'pullRequest', 'mergeStateStatus') === 'BLOCKED',
  )
  const other = await enable(scratch.head)
  expect(other !== undefined, 'a refusal for another head', other)
  const wanted = await enable(head)
  expect(wanted === undefined, 'no error', wanted)
  const on = at(await look(scratch, number), 'pullRequest', 'autoMergeRequest')
  const by = at(on, 'enabledBy', 'databaseId')
  expect(by === scratch.viewer.id, `enabled by ${scratch.viewer.id}`, on)
  await scratch.client.graphql(DISABLE, { input: { pullRequestId } })
  const off = at(await look(scratch, number), 'pullRequest', 'autoMergeRequest')
  expect(off === null, 'taken back', off)
  return other
}

/** A pull request into a branch of the probe's own, and its head; `conflict`: both changed the same line. */
async function pullIntoBranch(scratch: Scratch, { conflict = false } = {}) {
  const base = await scratch.branch()
  const branch = await scratch.branch()
  const path = `probe/${scratch.run}.merge`
  if (conflict) await scratch.commit(base, scratch.head, { [path]: base })
  const head = await scratch.commit(branch, scratch.head, { [path]: branch })
  const { body } = await scratch.tryPull(branch, base)
  return { base, head, number: numberAt(body, 'number') }
}

async function merge(scratch: Scratch, number: number, sha: string): Promise<Reply> {
  const body = { sha, merge_method: 'squash' }
  return await scratch.client.rest('PUT', scratch.path(`/pulls/${number}/merge`), body)
}

/** GitHub's words, where it says no with 405 and these are among them. */
async function refused(
  scratch: Scratch,
  number: number,
  head: string,
  words: RegExp,
): Promise<string> {
  const { status, body } = await merge(scratch, number, head)
  const said = String(at(body, 'message'))
  expect(status === 405, '405', body)
  expect(words.test(said), String(words), said)
  return said
}

async function look(scratch: Scratch, number: number): Promise<unknown> {
  const { body } = await scratch.client.graphql(
    `query Merge($owner: String!, $name: String!, $number: Int!) {
      repository(owner: $owner, name: $name) { autoMergeAllowed pullRequest(number: $number) {
        id mergeStateStatus isInMergeQueue
        autoMergeRequest { enabledBy { login ... on User { databaseId } ... on Bot { databaseId } } }
      } }
    }`,
    { owner: scratch.owner, name: scratch.name, number },
  )
  return at(body, 'data', 'repository')
}
