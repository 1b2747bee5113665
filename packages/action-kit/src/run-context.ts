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
  readonly eventName: string
  readonly payload: unknown
  /** The file that holds the payload, for `readEventFile`, which caps it. */
  readonly eventPath: string | undefined
  readonly repository: RepositoryName
  /** The commit the run was started for. */
  readonly sha: string
  /** `refs/heads/...`, as the run was started. */
  readonly ref: string
  /** Of the event's repository; undefined where the event does not say. */
  readonly defaultBranch: string | undefined
  /** Who started the run first. */
  readonly actor: { readonly login: string; readonly id: number | undefined }
  /** Who started this attempt: another person than `actor` on a re-run. */
  readonly triggeringActor: string | undefined
  /** The account behind the event; undefined for events without one, such as a schedule. */
  readonly sender: Sender | undefined
  readonly serverUrl: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly runId: number
  readonly runAttempt: number
  readonly runUrl: string
}

/** Reads the facts of this run. Throws a `UserError` outside of a runner, and where the run's event can not be read. */
export function runContext(): RunContext {
  if (unreadableEvent !== undefined) throw unreadableEvent
  const repository = currentRepository()
  const payload: unknown = context.payload
  const { eventName, sha, ref, serverUrl, apiUrl, graphqlUrl, runId } = context
  return {
    eventName: present('GITHUB_EVENT_NAME', eventName),
    payload,
    eventPath: variable('GITHUB_EVENT_PATH'),
    repository,
    sha: present('GITHUB_SHA', sha),
    ref: present('GITHUB_REF', ref),
    defaultBranch: textAt(memberOf(payload, 'repository'), 'default_branch'),
    actor: { login: present('GITHUB_ACTOR', context.actor), id: wholeNumber('GITHUB_ACTOR_ID') },
    triggeringActor: variable('GITHUB_TRIGGERING_ACTOR'),
    sender: readSender(memberOf(payload, 'sender')),
    serverUrl,
    apiUrl,
    graphqlUrl,
    runId,
    runAttempt: wholeNumber('GITHUB_RUN_ATTEMPT') ?? 1,
    runUrl: `${serverUrl}/${repository.owner}/${repository.name}/actions/runs/${runId}`,
  }
}

function currentRepository(): RepositoryName {
  const [owner = '', name = ''] = present('GITHUB_REPOSITORY', variable('GITHUB_REPOSITORY')).split(
    '/',
  )
  return { owner, name }
}

function present(name: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value
  throw new UserError(
    'NOT_ON_A_RUNNER',
    `${name} is not set: this runs as a step of GitHub Actions, or with the variables that its runner sets`,
  )
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
