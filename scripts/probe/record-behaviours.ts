import { at, brief, listAt, numberAt } from './client.ts'
import { type Behaviour, expect, type Scratch } from './scratch.ts'

/** Deployments as records, statuses, and what starts workflows. */
export const RECORD_BEHAVIOURS: readonly Behaviour[] = [
  {
    name: 'deployments are filtered by task and environment, newest first, in pages',
    check: checkDeployments,
  },
  {
    name: 'a deployment takes and gives back an object of 8 KB and of 60 KB as payload',
    async check(scratch) {
      for (const size of [8_000, 60_000]) {
        const payload = {
          schema: 1,
          kind: 'rollout',
          pins: { chart: '1.4.2' },
          text: 'é'.repeat(size / 2),
        }
        const environment = `probe-${scratch.run}`
        const made = await scratch.deploy({ environment, task: 'fluxgate:payload', payload })
        expect(made.status === 201, '201', brief(made.body))
        const path = scratch.path(`/deployments/${numberAt(made.body, 'id')}`)
        const read = await scratch.client.rest('GET', path)
        const back = at(read.body, 'payload')
        expect(JSON.stringify(back) === JSON.stringify(payload), `${size} bytes back`, brief(back))
      }
      return undefined
    },
  },
  {
    name: 'the creator of deployments and statuses is the viewer, by number',
    async check(scratch) {
      const environment = `probe-${scratch.run}`
      const made = await scratch.deploy({ environment, task: 'fluxgate:creator' })
      const id = at(made.body, 'creator', 'id')
      expect(id === scratch.viewer.id, `creator ${scratch.viewer.id}`, at(made.body, 'creator'))
      const { oid } = await scratch.branchWithCommit()
      const status = await setStatus(scratch, oid, 'fluxgate/probe')
      const creator = at(status.body, 'creator', 'id')
      expect(creator === scratch.viewer.id, `creator ${scratch.viewer.id}`, status.body)
      return undefined
    },
  },
  {
    name: 'a deployment needs a ref that exists: 422 "No ref found for"',
    async check(scratch) {
      const { status, body } = await scratch.deploy({ ref: 'f'.repeat(40), environment: 'probe' })
      expect(status === 422, '422', status)
      expect(String(at(body, 'message')).startsWith('No ref found for'), 'that text', body)
      return undefined
    },
  },
  {
    name: 'a deployment status is written without touching other deployments (auto_inactive false)',
    async check(scratch) {
      const environment = `probe-${scratch.run}-status`
      const ids: number[] = []
      for (const task of ['fluxgate:one', 'fluxgate:two']) {
        const made = await scratch.deploy({ environment, task })
        const id = numberAt(made.body, 'id')
        ids.push(id)
        const body = { state: 'success', auto_inactive: false, log_url: 'https://example.com/run' }
        const path = scratch.path(`/deployments/${id}/statuses`)
        const { status } = await scratch.client.rest('POST', path, body)
        expect(status === 201, '201', status)
      }
      const first = scratch.path(`/deployments/${ids[0]}/statuses`)
      const { body } = await scratch.client.rest('GET', first)
      expect(listAt(body).length === 1, 'one status', body)
      expect(at(body, 0, 'state') === 'success', 'success', body)
      return undefined
    },
  },
  {
    name: 'a required status holds a branch until the commit has it; then it can be fast-forwarded',
    async check(scratch) {
      const guarded = await scratch.branch()
      const { oid } = await scratch.branchWithCommit()
      await scratch.requireStatus(guarded, 'fluxgate/probe')
      const forward = [{ name: guarded, before: scratch.head, after: oid }]
      const refused = await scratch.updateRefs(forward)
      expect(listAt(refused.body, 'errors').length > 0, 'an error', refused.body)
      await setStatus(scratch, oid, 'fluxgate/probe')
      const taken = await scratch.updateRefs(forward)
      expect(at(taken.body, 'errors') === undefined, 'no error', taken.body)
      return String(at(refused.body, 'errors', 0, 'message'))
    },
  },
  {
    name: 'repository_dispatch takes 100 characters and 10 keys, and refuses one more of either',
    async check(scratch) {
      const send = async (event_type: string, keys: number) => {
        const client_payload = Object.fromEntries(
          Array.from({ length: keys }, (_, index) => [`k${index}`, index]),
        )
        const body = { event_type, client_payload }
        return await scratch.client.rest('POST', scratch.path('/dispatches'), body)
      }
      const taken = await send('p'.repeat(100), 10)
      expect(taken.status === 204, '204', taken.status)
      const long = await send('p'.repeat(101), 1)
      expect(long.status === 422, '422 for 101 characters', long.status)
      const many = await send('probe', 11)
      expect(many.status === 422, '422 for 11 keys', many.status)
      return [long, many].map(({ body }) => at(body, 'message')).join(' | ')
    },
  },
]

async function checkDeployments(scratch: Scratch): Promise<undefined> {
  const environment = `probe-${scratch.run}-list`
  const ids: number[] = []
  for (const count of [1, 2, 3]) {
    const made = await scratch.deploy({ environment, task: 'fluxgate:list', payload: { count } })
    ids.push(numberAt(made.body, 'id'))
  }
  await scratch.deploy({ environment, task: 'fluxgate:other' })
  await scratch.deploy({ environment: `${environment}-other`, task: 'fluxgate:list' })
  const query = `environment=${environment}&task=fluxgate:list&per_page=2`
  const first = await scratch.client.rest('GET', scratch.path(`/deployments?${query}`))
  const seen = listAt(first.body).map((item) => at(item, 'id'))
  const wanted = [ids[2], ids[1]]
  expect(JSON.stringify(seen) === JSON.stringify(wanted), `${wanted}, newest first`, seen)
  expect(first.headers.get('link')?.includes('rel="next"') === true, 'a next page', seen)
  const second = await scratch.client.rest('GET', scratch.path(`/deployments?${query}&page=2`))
  const rest = listAt(second.body).map((item) => at(item, 'id'))
  expect(JSON.stringify(rest) === JSON.stringify([ids[0]]), `${ids[0]} on page 2`, rest)
  return undefined
}

async function setStatus(scratch: Scratch, oid: string, context: string) {
  const body = { state: 'success', context, description: 'made by npm run probe' }
  return await scratch.client.rest('POST', scratch.path(`/statuses/${oid}`), body)
}
