import { readCommitAuthor } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import { nodesOf } from './connection.ts'
import { ForgeError } from './error.ts'
import type { PartialError } from './http-answer.ts'
import { type Draft, draft } from './selection.ts'
import { operation, type Session } from './session.ts'
import {
  coAuthors,
  peopleOf,
  type SourceCommit,
  type SourceRequest,
  sourceKey,
} from './source-commits.ts'

/** Sources that one request tells of; with their commits and parents some thousand objects. */
const TOGETHER = 20
/** Most releases are fewer commits ahead of what runs; what is further ahead is asked for by itself. */
const COMMITS = 30
const PARENTS = 10

/**
 * Reads for many sources at once what `sourceCommits` then answers without a request: 20 in each. What can't be told so (a source that is
 * not reached, a longer or crooked history) is left to it, and so is why.
 */
export async function readSources(
  session: Session,
  requests: readonly SourceRequest[],
): Promise<void> {
  const known = session.memory.sources
  const wanted = [...new Map(requests.map((one) => [sourceKey(one), one]))].filter(
    ([key]) => !known.has(key),
  )
  // Alone, it takes one request either way.
  if (wanted.length < 2) return
  for (let from = 0; from < wanted.length; from += TOGETHER) {
    const some = wanted.slice(from, from + TOGETHER)
    const histories = await readTogether(
      session,
      some.map(([, request]) => request),
    )
    for (const [index, [key, { from: start, to }]] of some.entries()) {
      const commits = between(histories[index] ?? [], start, to)
      if (commits !== undefined) known.set(key, Promise.resolve(peopleOf(commits)))
    }
  }
}

/** A commit of a source, with those that it was made from; undefined: they are more than were read. */
interface Node extends SourceCommit {
  readonly oid: string
  readonly parents: readonly string[] | undefined
}

async function readTogether(
  session: Session,
  requests: readonly SourceRequest[],
): Promise<readonly (readonly Node[])[]> {
  const doc = draft()
  const call = doc.query(requests.map((one, index) => historyOf(doc, index, one)).join(' '))
  const tolerates = ({ path }: PartialError) => /^s[0-9]{1,3}$/.test(path[0] ?? '')
  const what = `read the history of ${requests.length} sources`
  try {
    return await session.retry.read(operation('compare-source', what), {
      send: () => session.sourceWire.graphql({ ...call, tolerates }),
      accept: (data) => {
        const answer = answerTo(what, data)
        return requests.map((_, index) => {
          const commit = answer.at(`s${index}`).maybe()?.at('object').maybe()
          const history = commit?.at('history').maybe()
          return history === undefined
            ? []
            : nodesOf(history).map((node) => readNode(node, session.domain))
        })
      },
      // Each by itself is less than all of them, and must not find the time of the run gone.
      lighter: async () => [],
    })
  } catch (error) {
    // Each of them is asked for by itself then, and says why by itself.
    if (!(error instanceof ForgeError)) throw error
    return []
  }
}

const HANDS =
  'author{name email user{databaseId login}}committer{email user{databaseId login}}signature{isValid wasSignedByGitHub}'

function historyOf(doc: Draft, index: number, { repository, to }: SourceRequest): string {
  const owner = doc.variable('String!', repository.owner)
  const name = doc.variable('String!', repository.name)
  const parents = `parents(first:${PARENTS}){totalCount nodes{oid}}`
  const history = `history(first:${COMMITS}){nodes{oid message ${parents} ${HANDS}}}`
  const object = `object(oid:${doc.variable('GitObjectID!', to)}){...on Commit{${history}}}`
  return `s${index}:repository(owner:${owner} name:${name}){${object}}`
}

function readNode(node: Answer, domain: string): Node {
  const parents = node.at('parents')
  const all = parents.at('totalCount').integer()
  const oids = nodesOf(parents).map((parent) => parent.at('oid').oid())
  const made = { oid: node.at('oid').oid(), parents: oids.length < all ? undefined : oids }
  // What GitHub makes when a pull request is merged is nobody's work, whoever pressed the button.
  if (all > 1 && isByGitHub(node)) return { ...made, people: [], strangers: [] }
  const author = personOf(node.at('author'), domain)
  const others = coAuthors(node.at('message').text())
  const name = node.at('author').maybe()?.at('name').maybe()?.text() ?? 'somebody'
  return {
    ...made,
    people: [author, personOf(node.at('committer'), domain), ...others.known].filter(
      (one) => one !== undefined,
    ),
    strangers: [...(author === undefined ? [name] : []), ...others.strangers],
  }
}

const GITHUB_ITSELF = 'web-flow'
const ITS_ADDRESS = 'noreply@github.com'

function isByGitHub(node: Answer): boolean {
  const signature = node.at('signature').maybe()
  const signed =
    signature?.at('isValid').flag() === true && signature.at('wasSignedByGitHub').flag()
  const committer = node.at('committer').maybe()
  const login = committer?.at('user').maybe()?.at('login').text()
  const address = committer?.at('email').maybe()?.text()
  return signed && (login === GITHUB_ITSELF || (login === undefined && address === ITS_ADDRESS))
}

function personOf(
  hand: Answer,
  domain: string,
): { readonly id: number; readonly login: string } | undefined {
  const known = readCommitAuthor(hand, domain)
  const { id, login = '' } = known ?? {}
  return id === undefined || login === GITHUB_ITSELF ? undefined : { id, login }
}

/**
 * The commits that `to` has and `from` lacks; undefined: they do not follow from what was read, as `from` is not among it, or a way from
 * `to` leads out of it, or to the very first commit, past what is known to come before `from`. A commit is left out only where it is
 * known to do so: where nobody can tell, its author counts.
 */
function between(nodes: readonly Node[], from: string, to: string): readonly Node[] | undefined {
  const byOid = new Map(nodes.map((node) => [node.oid, node]))
  if (!byOid.has(from)) return undefined
  const before = reached(byOid, from, new Set())
  const found = reached(byOid, to, before.known)
  const commits = nodes.filter(({ oid }) => found.known.has(oid))
  const first = before.unknown && commits.some(({ parents }) => parents?.length === 0)
  // Oldest first, as GitHub has them in a comparison.
  return found.unknown || first ? undefined : commits.toReversed()
}

/** All that a commit was made from, itself included and what is past apart, as far as it was read. */
function reached(
  byOid: ReadonlyMap<string, Node>,
  start: string,
  past: ReadonlySet<string>,
): { readonly known: ReadonlySet<string>; readonly unknown: boolean } {
  const known = new Set<string>()
  let unknown = false
  const next = [start]
  for (let oid = next.pop(); oid !== undefined; oid = next.pop()) {
    if (known.has(oid) || past.has(oid)) continue
    const parents = byOid.get(oid)?.parents
    if (!byOid.has(oid) || parents === undefined) unknown = true
    if (byOid.has(oid)) known.add(oid)
    next.push(...(parents ?? []))
  }
  return { known, unknown }
}
