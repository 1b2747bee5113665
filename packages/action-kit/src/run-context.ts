// First, because `@actions/github` reads the event as soon as it is imported.
import './readable-event.ts'

import { context } from '@actions/github'
import type { RepositoryName } from './inputs.ts'
import { unreadableEvent } from './readable-event.ts'
import { UserError } from './user-error.ts'

/** An account as the event names it. */
export interface Sender {
  readonly id: number
  readonly login: string
  /** `User`, `Bot`, ... as GitHub says. */
  readonly type: string
}

/** The facts of the run that GitHub vouches for, and the event's payload, which nobody vouches for. */
export interface RunContext {
  /** '' where nobody says. */
  readonly eventName: string
  readonly payload: unknown
  /** The file that holds the payload, for `readEventFile`, which caps it. */
  readonly eventPath: string | undefined
  readonly repository: RepositoryName
  /** The commit the run was started for. */
  readonly sha: string | undefined
  /** `refs/heads/...`, as the run was started. */
  readonly ref: string | undefined
  /** Of the event's repository; undefined where the event does not say. */
  readonly defaultBranch: string | undefined
  /** Who started this attempt: another person than `actor` on a re-run. */
  readonly triggeringActor: string | undefined
  /** The account behind the event; undefined for events without one, such as a schedule. */
  readonly sender: Sender | undefined
  readonly serverUrl: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly runId: number | undefined
  readonly runUrl: string
}

/**
 * Reads the facts of this run. Throws a `UserError` where the repository is not known, and where the run's event can not be read. What
 * only some actions need may be missing, since not every runner is GitHub's own.
 */
export function runContext(): RunContext {
  if (unreadableEvent !== undefined) throw unreadableEvent
  const repository = currentRepository()
  const payload: unknown = context.payload
  const { serverUrl, apiUrl } = context
  const runId = wholeNumber('GITHUB_RUN_ID')
  const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.name}`
  return {
    eventName: variable('GITHUB_EVENT_NAME') ?? '',
    payload,
    eventPath: variable('GITHUB_EVENT_PATH'),
    repository,
    sha: variable('GITHUB_SHA'),
    ref: variable('GITHUB_REF'),
    defaultBranch: textAt(memberOf(payload, 'repository'), 'default_branch'),
    triggeringActor: variable('GITHUB_TRIGGERING_ACTOR'),
    sender: readSender(memberOf(payload, 'sender')),
    serverUrl,
    apiUrl,
    graphqlUrl: variable('GITHUB_GRAPHQL_URL') ?? graphqlBeside(apiUrl),
    runId,
    runUrl: `${repositoryUrl}/actions${runId === undefined ? '' : `/runs/${runId}`}`,
  }
}

/** Where the same server has GraphQL: github.com beside the root, a server of one's own beside `/api/v3`. Never another server, which would be sent the token. */
function graphqlBeside(apiUrl: string): string {
  return `${apiUrl.replace(/\/$/, '').replace(/\/v3$/, '')}/graphql`
}

function currentRepository(): RepositoryName {
  const repository = variable('GITHUB_REPOSITORY')
  if (repository === undefined) throw notSet('GITHUB_REPOSITORY')
  const [owner = '', name = ''] = repository.split('/')
  return { owner, name }
}

/** The error for a variable that the runner sets, and that an action can't do without. */
export function notSet(name: string): UserError {
  return new UserError('NOT_ON_A_RUNNER', whyNotSet(name))
}

/** The same in words. */
export function whyNotSet(name: string): string {
  return `${name} is not set: this runs as a step of GitHub Actions, or with the variables that its runner sets`
}

function variable(name: string): string | undefined {
  const value = process.env[name]
  return value === '' ? undefined : value
}

function wholeNumber(name: string): number | undefined {
  const value = variable(name)
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined
}

function readSender(sender: unknown): Sender | undefined {
  const id = memberOf(sender, 'id')
  const login = textAt(sender, 'login')
  const type = textAt(sender, 'type')
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined
  return login === undefined || type === undefined ? undefined : { id, login, type }
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

function textAt(value: unknown, key: string): string | undefined {
  const member = memberOf(value, key)
  return typeof member === 'string' ? member : undefined
}
