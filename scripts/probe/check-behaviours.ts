import { at, brief, listAt, numberAt } from './client.ts'
import { type Behaviour, expect, type Scratch } from './scratch.ts'

/** What commits tell: statuses and check runs by name. */
export const CHECK_BEHAVIOURS: readonly Behaviour[] = [
  {
    name: 'statuses of one context are listed newest first, by number too; GraphQL shows the newest',
    async check(scratch) {
      const { oid } = await scratch.branchWithCommit()
      const context = 'fluxgate/probe/order'
      for (const state of ['pending', 'failure', 'success']) {
        const body = { state, context, description: 'made by npm run probe' }
        await scratch.client.rest('POST', scratch.path(`/statuses/${oid}`), body)
      }
      const { body } = await scratch.client.rest('GET', scratch.path(`/commits/${oid}/statuses`))
      const states = listAt(body).map((item) => String(at(item, 'state')))
      expect(states.join() === 'success,failure,pending', 'newest first', states)
      const ids = listAt(body).map((item) => numberAt(item, 'id'))
      expect(ids.join() === ids.toSorted((a, b) => b - a).join(), 'descending numbers', ids)
      const seen = await commitOf(scratch, oid, `status{context(name:"${context}"){state}}`)
      const state = at(seen, 'data', 'repository', 'c0', 'status', 'context', 'state')
      expect(state === 'SUCCESS', 'SUCCESS', brief(seen))
      return undefined
    },
  },
  {
    name: 'check suites are found by the name of a run; a token that may not read them is refused them alone',
    async check(scratch) {
      const { oid } = await scratch.branchWithCommit()
      const name = 'filterBy:{checkName:"fluxgate-probe"}'
      const seen = await commitOf(scratch, oid, `k0:checkSuites(last:50 ${name}){nodes{app{slug}}}`)
      const commit = at(seen, 'data', 'repository', 'c0')
      expect(at(commit, 'oid') === oid, 'the commit', brief(seen))
      const error = at(seen, 'errors', 0)
      if (error === undefined) {
        expect(listAt(commit, 'k0', 'nodes').length === 0, 'no suite', brief(seen))
        return 'may read checks'
      }
      expect(at(error, 'type') === 'FORBIDDEN', 'FORBIDDEN', brief(error))
      expect(at(error, 'path', 2) === 'k0', 'the path repository.c0.k0', brief(error))
      return 'may not read checks'
    },
  },
]

async function commitOf(scratch: Scratch, oid: string, selection: string): Promise<unknown> {
  const { body } = await scratch.client.graphql(
    `query Checks($owner: String!, $name: String!, $oid: GitObjectID!) {
      repository(owner: $owner, name: $name) { c0: object(oid: $oid) { oid ... on Commit { ${selection} } } }
    }`,
    { owner: scratch.owner, name: scratch.name, oid },
  )
  return body
}
