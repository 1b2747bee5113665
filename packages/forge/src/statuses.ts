import { type Answer, answerTo } from './answer.ts'
import type { WrittenStatus } from './commit-reports.ts'
import { cut } from './cut.ts'
import { ForgeError } from './error.ts'
import { goesOn } from './list-page.ts'
import { operation, repositoryCall, type Session } from './session.ts'
import type { CommitStatus } from './writes.ts'

const DESCRIPTION_LIMIT = 140
const CONTEXT_LIMIT = 255

const NEWEST = 100

/** The newest hundred statuses of one context on a commit, newest first, whoever wrote them; other contexts are read past. */
export async function statusesOf(
  session: Session,
  { commit, context }: { readonly commit: string; readonly context: string },
): Promise<readonly WrittenStatus[]> {
  const found: WrittenStatus[] = []
  for (let page = 1; page <= MOST_PAGES && found.length < NEWEST; page += 1) {
    const some = await statusPage(session, commit, page)
    found.push(
      ...some.statuses.filter((one) => one.context === context).map(({ status }) => status),
    )
    if (!some.more) break
  }
  return found
}

/** GitHub takes a thousand statuses of one context on a commit. */
const MOST_PAGES = 10

interface StatusPage {
  readonly statuses: readonly { readonly context: string; readonly status: WrittenStatus }[]
  readonly more: boolean
}

function statusPage(session: Session, commit: string, page: number): Promise<StatusPage> {
  const op = operation('read-checks', `list the statuses of ${commit.slice(0, 12)}`)
  const list = repositoryCall(session, 'GET', '/commits/{ref}/statuses', {
    ref: commit,
    per_page: NEWEST,
    page,
  })
  return session.retry.read(op, {
    send: () => session.wire.rest(list),
    accept: (data, next) => {
      const items = answerTo(op.what, data).items()
      return {
        statuses: items.map((item) => ({
          context: item.at('context').text(),
          status: readStatus(item),
        })),
        more: goesOn(next, { items: items.length, asked: NEWEST }),
      }
    },
  })
}

function readStatus(item: Answer): WrittenStatus {
  return {
    id: item.at('id').integer(),
    state: item.at('state').text(),
    description: item.at('description').maybe()?.text() ?? '',
    url: item.at('target_url').maybe()?.text(),
    creator: item.at('creator').maybe()?.at('id').maybe()?.integer(),
    at: item.at('created_at').text(),
  }
}

/** Writes a commit status; a longer description is cut, a longer context would be another one and is refused. */
export async function setStatus(session: Session, status: CommitStatus): Promise<void> {
  const op = operation('set-status', `set the status "${status.context}"`)
  if (status.context.length > CONTEXT_LIMIT) {
    throw new ForgeError(
      'refused',
      'INVALID_REQUEST',
      `could not set a status: its context has ${status.context.length} characters, GitHub takes ${CONTEXT_LIMIT}; shorten the names of environment and service`,
    )
  }
  const wanted = { ...status, description: cut(status.description, DESCRIPTION_LIMIT) }
  const post = repositoryCall(session, 'POST', '/statuses/{sha}', {
    sha: wanted.commit,
    context: wanted.context,
    state: wanted.state,
    description: wanted.description,
    ...(wanted.targetUrl === undefined ? {} : { target_url: wanted.targetUrl }),
  })
  const list = repositoryCall(session, 'GET', '/commits/{ref}/statuses', {
    ref: wanted.commit,
    per_page: 100,
  })
  await session.retry.write<true>(op, {
    send: () => session.wire.rest(post),
    accept: () => true,
    unguarded: true,
    landed: () =>
      session.retry.read<true | undefined>(op, {
        send: () => session.wire.rest(list),
        accept: (data) => {
          const newest = answerTo(op.what, data)
            .items()
            .find((item) => item.at('context').text() === wanted.context)
          return newest !== undefined && says(newest, wanted) ? true : undefined
        },
      }),
  })
}

function says(item: Answer, wanted: CommitStatus): boolean {
  return (
    item.at('state').text() === wanted.state &&
    (item.at('description').maybe()?.text() ?? '') === wanted.description &&
    item.at('target_url').maybe()?.text() === wanted.targetUrl
  )
}
