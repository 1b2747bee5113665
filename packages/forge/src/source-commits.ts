import { type Answer, answerTo } from './answer.ts'
import type { Repository, SourceCommits } from './model.ts'
import type { Refusal } from './outcome.ts'
import { fullName, operation, type Session } from './session.ts'

/** Two commits of a repository, which may be another one than the session's. */
export interface SourceRequest {
  readonly repository: Repository
  /** 40 hex. */
  readonly from: string
  readonly to: string
}

const PAGE = 100
/** With the files of the first page, which GitHub does not leave out, this is much already. */
const MOST = 500

/** Who made the commits that `to` has and `from` lacks; asked once in a run for the same two commits. */
export function sourceCommits(session: Session, request: SourceRequest): Promise<SourceCommits> {
  const key = sourceKey(request)
  const known = session.memory.sources.get(key)
  if (known !== undefined) return known
  const asked = readAll(session, request)
  session.memory.sources.set(key, asked)
  return asked
}

/** By what a run keeps the answer. */
export function sourceKey({ repository, from, to }: SourceRequest): string {
  return `${fullName(repository)} ${from} ${to}`
}

async function readAll(session: Session, request: SourceRequest): Promise<SourceCommits> {
  const commits: SourceCommit[] = []
  for (let page = 1; ; page += 1) {
    const answer = await readPage(session, request, page)
    if (answer.kind === 'refused') return { kind: 'unreadable', said: answer.said }
    if (answer.status === 'behind') return { kind: 'behind' }
    commits.push(...answer.commits)
    if (answer.total > MOST) return { kind: 'cut', total: answer.total, most: MOST }
    if (commits.length >= answer.total || answer.commits.length === 0) {
      return commits.length < answer.total
        ? { kind: 'cut', total: answer.total, most: commits.length }
        : peopleOf(commits)
    }
  }
}

/** Who made a commit of a source. */
export interface SourceCommit {
  readonly people: readonly { readonly id: number; readonly login: string }[]
  /** Names, of those for whom GitHub knows no account. */
  readonly strangers: readonly string[]
}

type Page =
  | {
      readonly kind: 'page'
      readonly status: string
      readonly total: number
      readonly commits: readonly SourceCommit[]
    }
  | { readonly kind: 'refused'; readonly said: string }

function readPage(
  session: Session,
  { repository, from, to }: SourceRequest,
  page: number,
): Promise<Page> {
  const op = operation('compare-source', `compare commits of ${fullName(repository)}`)
  return session.retry.read<Page>(op, {
    send: () =>
      session.sourceWire.rest({
        method: 'GET',
        path: '/repos/{owner}/{repo}/compare/{basehead}',
        parameters: {
          owner: repository.owner,
          repo: repository.name,
          basehead: `${from}...${to}`,
          per_page: PAGE,
          page,
        },
      }),
    accept: (data) => {
      const answer = answerTo(op.what, data)
      return {
        kind: 'page',
        status: answer.at('status').text(),
        total: answer.at('total_commits').integer(),
        commits: answer.at('commits').items().map(readCommit),
      }
    },
    refused,
  })
}

/** A repository that the token does not reach is "not found", and so is a commit that is gone. */
function refused({ status, said }: Refusal): Page | undefined {
  return status === 403 || status === 404 || status === 422 ? { kind: 'refused', said } : undefined
}

function readCommit(item: Answer): SourceCommit {
  const commit = item.at('commit')
  // What GitHub makes when a pull request is merged is nobody's work, whoever pressed the button.
  if (item.at('parents').items().length > 1 && isSignedByGitHub(item)) {
    return { people: [], strangers: [] }
  }
  const author = readAccount(item.at('author'))
  const committer = readAccount(item.at('committer'))
  const others = coAuthors(commit.at('message').maybe()?.text() ?? '')
  const name = commit.at('author').maybe()?.at('name').maybe()?.text() ?? 'somebody'
  return {
    people: [author, committer, ...others.known].filter((one) => one !== undefined),
    strangers: [...(author === undefined ? [name] : []), ...others.strangers],
  }
}

const GITHUB_ITSELF = 'web-flow'

function isSignedByGitHub(item: Answer): boolean {
  const login = item.at('committer').maybe()?.at('login').maybe()?.text()
  const verified = item.at('commit').at('verification').maybe()?.at('verified').maybe()?.flag()
  return login === GITHUB_ITSELF && verified === true
}

/** GitHub has null, or an object without members, where it knows no account. */
function readAccount(answer: Answer): { readonly id: number; readonly login: string } | undefined {
  const id = answer.maybe()?.at('id').maybe()?.integer()
  const login = answer.maybe()?.at('login').maybe()?.text() ?? ''
  return id === undefined || login === GITHUB_ITSELF ? undefined : { id, login }
}

const LONGEST_MESSAGE = 65_536
const TRAILER = /^co-authored-by:([^<>]{1,200})<([^<>]{1,320})>$/i
const NOREPLY = /^(\d{1,15})\+([A-Za-z0-9[\]_-]{1,100})@users\.noreply\./

/** Those with whom a squashed pull request was written: GitHub tells them by addresses alone. */
export function coAuthors(message: string) {
  const known: { readonly id: number; readonly login: string }[] = []
  const strangers: string[] = []
  for (const line of message.slice(0, LONGEST_MESSAGE).split('\n')) {
    const [, name, address = ''] = (line.length < 600 && TRAILER.exec(line.trim())) || []
    if (name === undefined) continue
    const [, id, login] = NOREPLY.exec(address.trim()) ?? []
    if (id !== undefined && login !== undefined) known.push({ id: Number(id), login })
    else strangers.push(name.trim())
  }
  return { known, strangers }
}

/** Everybody who made one of the commits, each once. */
export function peopleOf(commits: readonly SourceCommit[]): SourceCommits {
  return {
    kind: 'people',
    people: [...new Set(commits.flatMap(({ people }) => people.map(({ id }) => id)))],
    strangers: [...new Set(commits.flatMap(({ strangers }) => strangers))],
  }
}
