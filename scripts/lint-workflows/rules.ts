import { isMap } from 'yaml'
import { type Entries, type Entry, type Finding, names, read, scalarText } from './document.ts'
import type { Source } from './source.ts'

type Complaint = { readonly entry: Entry; readonly message: string }

/** A rule of this project, stricter than what general linters ask; each looks at one document. */
interface Rule {
  readonly name: string
  readonly check: (document: Entries) => readonly Complaint[]
}

const CODE_KEYS = ['run', 'script', 'shell']

/** Anyone who can dispatch an event, open a pull request or name a branch writes part of what a template expands to. */
const noTemplateInCode: Rule = {
  name: 'no-template-in-code',
  check: ({ all }) =>
    all
      .filter(({ key, value }) => CODE_KEYS.includes(key) && scalarText(value)?.includes('${{'))
      .map((entry) => ({
        entry,
        message: `"${entry.key}" expands a template inside code: pass the value in "env" and quote it`,
      })),
}

const noPermissionsOnTop: Rule = {
  name: 'no-permissions-on-top',
  check: (document) => {
    const jobs = workflowJobs(document)
    if (jobs === undefined) return []
    const permissions = document.top('permissions')
    if (permissions === undefined) {
      return [{ entry: jobs, message: 'the workflow has no top-level "permissions: {}"' }]
    }
    const isEmpty = isMap(permissions.value) && permissions.value.items.length === 0
    const message = 'top-level permissions are "{}"; each job grants what it needs'
    return isEmpty ? [] : [{ entry: permissions, message }]
  },
}

/** `$/` is this repository at the caller's own commit; a path with `./` would be whatever was checked out. */
const PINNED =
  /^(?:\$\/[\w./-]+|[\w.-]+\/[\w./-]+@[0-9a-f]{40}|docker:\/\/[^\s@]+@sha256:[0-9a-f]{64})$/

/** The one action that a reusable workflow takes from whoever calls it, so that the toolchains are the caller's own. */
const CALLERS_OWN = './.github/actions/setup'

const pinnedUses: Rule = {
  name: 'pinned-uses',
  check: ({ all }) =>
    all
      .filter(({ key, value }) => {
        const used = scalarText(value) ?? ''
        return key === 'uses' && used !== CALLERS_OWN && !PINNED.test(used)
      })
      .map((entry) => ({
        entry,
        message: `"${scalarText(entry.value) ?? ''}" is not pinned: use the 40 hex of a commit, or $/`,
      })),
}

/** Both run with secrets and write access on behalf of whoever opened the pull request. */
const FORBIDDEN_TRIGGERS = ['pull_request_target', 'workflow_run']

const safeTriggers: Rule = {
  name: 'safe-triggers',
  check: (document) => {
    const on = document.top('on')
    if (on === undefined) return []
    return names(on.value)
      .filter((trigger) => FORBIDDEN_TRIGGERS.includes(trigger))
      .map((trigger) => ({
        entry: on,
        message: `"${trigger}" hands secrets to strangers: use pull_request`,
      }))
  },
}

const namedSecrets: Rule = {
  name: 'named-secrets',
  check: ({ all }) =>
    all
      .filter(({ key, value }) => key === 'secrets' && scalarText(value) === 'inherit')
      .map((entry) => ({
        entry,
        message: 'secrets are handed on by name, never all of them with "inherit"',
      })),
}

/** What tells one run's object from another's. */
const OBJECT =
  /github\.event\.(?:action|client_payload|pull_request|number)|github\.run_id|inputs\.|matrix\./

/** Where and from what a run comes: the same for every service whose events, calls or sweeps start the workflow. */
const ORIGIN = /github\.(?:ref|ref_name|head_ref|repository)\b/

const ONE_FOR_ALL_TRIGGERS = ['repository_dispatch', 'workflow_call', 'schedule']

/** GitHub keeps one waiting run of a group and cancels the others: a group for all would lose one service's events to another's. */
const concurrencyByObject: Rule = {
  name: 'concurrency-by-object',
  check: (document) => {
    const triggers = names(document.top('on')?.value ?? null)
    const byOrigin = !triggers.some((trigger) => ONE_FOR_ALL_TRIGGERS.includes(trigger))
    return document.all.filter(isConcurrencyGroup).flatMap((entry) => {
      const group = scalarText(entry.value) ?? ''
      if (OBJECT.test(group) || (byOrigin && ORIGIN.test(group))) return []
      const message = `group "${group}" is one for all: name the object that the run is about`
      return [{ entry, message }]
    })
  },
}

function isConcurrencyGroup({ key, path, value }: Entry): boolean {
  if (key === 'concurrency') return scalarText(value) !== undefined
  return key === 'group' && path.at(-1) === 'concurrency'
}

/** What a job may write to that others then trust. */
const PUBLISHES = ['contents', 'packages', 'id-token', 'attestations']
const CACHES = /^actions\/cache(?:\/|@)/

/** Whoever can run in a repository can fill its cache: what is published must come from the commit alone. */
const noCacheWherePublished: Rule = {
  name: 'no-cache-where-published',
  check: ({ all }) => {
    const publishing = new Set(
      all
        .filter(({ path, key, value }) => {
          const isPermission = path[0] === 'jobs' && path[2] === 'permissions'
          return isPermission && PUBLISHES.includes(key) && scalarText(value) === 'write'
        })
        .map(({ path }) => path[1]),
    )
    return all
      .filter((entry) => entry.path[0] === 'jobs' && publishing.has(entry.path[1]) && reads(entry))
      .map((entry) => ({
        entry,
        message: `"${entry.key}" reads a cache in job "${entry.path[1]}", which can publish: build anew there`,
      }))
  },
}

function reads({ key, path, value }: Entry): boolean {
  const text = scalarText(value) ?? ''
  if (key === 'uses') return CACHES.test(text)
  return path.at(-1) === 'with' && /^cache(?:-from)?$/.test(key) && text !== 'false'
}

/** The `jobs` of a whole workflow; undefined for actions, manifests and parts of a workflow. */
function workflowJobs(document: Entries): Entry | undefined {
  return document.top('on') === undefined ? undefined : document.top('jobs')
}

export const rules: readonly Rule[] = [
  noTemplateInCode,
  noPermissionsOnTop,
  pinnedUses,
  safeTriggers,
  namedSecrets,
  concurrencyByObject,
  noCacheWherePublished,
]

/** Everything that is wrong with one source, by line. */
export function lint(source: Source): readonly Finding[] {
  const { documents, broken } = read(source)
  const found = documents.flatMap((document) =>
    rules.flatMap(({ name: rule, check }) =>
      check(document).map(({ entry: { line }, message }) => ({
        file: source.file,
        line,
        rule,
        message,
      })),
    ),
  )
  return [...broken, ...found].sort((one, other) => one.line - other.line)
}
