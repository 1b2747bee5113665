import { isSetId } from '@fluxgate/policy'
import { shortHash } from './digest.ts'
import { versionOf } from './pins.ts'
import type { Skipped } from './plan.ts'
import type { Release } from './release.ts'
import { oneLine } from './text.ts'

/** Longest branch name we make: well below GitHub's 255 bytes, so that prefixes of others fit. */
const LONGEST_BRANCH = 200
/** GitHub's limit for the title of a pull request. */
const LONGEST_TITLE = 256

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/
const HASHED = /--[0-9a-f]{12}$/
/** Whoever edits the object writes its annotations; in a commit message GitHub reads mentions and words that close issues. */
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,99}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/
const COMMIT = /^[0-9a-f]{40}$/

/** What a branch of ours is for; its name begins with it. */
export type BranchKind = 'promote' | 'bump' | 'rollback' | 'hold'

/** `promote/<environment>/<key>`: the branch of our pull request for one service, or `@all` or `@<group>`, in one environment. */
export function promotionBranch(environment: string, key: string): string {
  return branchName('promote', environment, key)
}

/** `bump/<environment>/<key>`: the branch of a bump that lands by pull request. */
export function bumpBranch(environment: string, key: string): string {
  return branchName('bump', environment, key)
}

/** `rollback/<environment>/<key>`: the branch of a rollback that lands by pull request. */
export function rollbackBranch(environment: string, key: string): string {
  return branchName('rollback', environment, key)
}

/** `hold/<environment>/<key>`: the branch of a hold, or of its end, that lands by pull request. */
export function holdBranch(environment: string, key: string): string {
  return branchName('hold', environment, key)
}

/**
 * What a branch of ours is for. Undefined for every other name, and for one that was cut: its parts are not in it, so
 * callers compare with the name they compute.
 */
export function parseBranch(
  name: string,
): { readonly kind: BranchKind; readonly environment: string; readonly key: string } | undefined {
  if (name.length > LONGEST_BRANCH) return undefined
  const [kind, environment, key, ...rest] = name.split('/')
  if (kind === undefined || !isBranchKind(kind)) return undefined
  if (environment === undefined || key === undefined || rest.length > 0) return undefined
  return isPlain(environment, key) ? { kind, environment, key } : undefined
}

function isBranchKind(text: string): text is BranchKind {
  return text === 'promote' || text === 'bump' || text === 'rollback' || text === 'hold'
}

/**
 * The environment that a branch of ours is for, also where its name was cut: then the one of `environments` that is cut
 * alike, or what is left of one that is not among them. Undefined: no branch of ours of that kind.
 */
export function environmentOfBranch(
  name: string,
  kind: BranchKind,
  environments: readonly string[],
): string | undefined {
  const parsed = parseBranch(name)
  if (parsed !== undefined) return parsed.kind === kind ? parsed.environment : undefined
  const [first, left = '', key = '', ...rest] = name.split('/')
  if (first !== kind || rest.length > 0 || name.length > LONGEST_BRANCH) return undefined
  if (!LABEL.test(left) || !HASHED.test(key)) return undefined
  return environments.find((environment) => slug(environment, 60) === left) ?? left
}

/** Where our branches for the moment are. */
export const SCRATCH = 'fluxgate/scratch/'

/** A branch of ours for the moment, under a prefix of its own; distinct for each suffix. */
export function scratchBranch(environment: string, key: string, suffix: string): string {
  const hash = shortHash(JSON.stringify([environment, key, suffix]))
  return `${SCRATCH}${slug(environment, 60)}-${slug(key, 100)}--${hash}`
}

/** `Promote customer-service 1.4.2 to prod-eu`. */
export function promotionTitle(key: string, version: string, environment: string): string {
  return oneLine(`Promote ${key} ${version} to ${environment}`, LONGEST_TITLE)
}

/** `Promote release set 2026-11-21.0cc9a8446c95 to prod-eu (12 services)`. */
export function setTitle(name: string, environment: string, services: number): string {
  const count = services === 1 ? '1 service' : `${services} services`
  return oneLine(`Promote release set ${name} to ${environment} (${count})`, LONGEST_TITLE)
}

/** Whether a text is the name of a release set, as `setTitle` has it. */
export function isSetName(text: string): boolean {
  return /^\d{4}-\d\d-\d\d\.[0-9a-f]{12}$/.test(text)
}

/** `Bump customer-service to 1.4.2 in dev`. */
export function bumpTitle(key: string, version: string, environment: string): string {
  return oneLine(`Bump ${key} to ${version} in ${environment}`, LONGEST_TITLE)
}

/** `Roll back customer-service to 1.4.1 in prod-eu`. */
export function rollbackTitle(key: string, version: string, environment: string): string {
  return oneLine(`Roll back ${key} to ${version} in ${environment}`, LONGEST_TITLE)
}

/** `Roll back release set 2026-11-21.0cc9a8446c95 in prod-eu (12 services)`. */
export function setRollbackTitle(name: string, environment: string, services: number): string {
  const count = services === 1 ? '1 service' : `${services} services`
  return oneLine(`Roll back release set ${name} in ${environment} (${count})`, LONGEST_TITLE)
}

/** `Hold customer-service 1.4.2 in prod-eu`; `held` as `heldName` has it. */
export function holdTitle(held: string, environment: string): string {
  return oneLine(`Hold ${held} in ${environment}`, LONGEST_TITLE)
}

/** `Lift the hold on customer-service 1.4.2 in prod-eu`. */
export function liftTitle(held: string, environment: string): string {
  return oneLine(`Lift the hold on ${held} in ${environment}`, LONGEST_TITLE)
}

/** What a pull request of ours is, as its label says it. */
export type OurLabel = 'promotion' | 'bump' | 'rollback' | 'hold'

/** Labels of our pull requests into an environment; shown, never read as truth. */
export function labelsFor(environment: string, what: OurLabel = 'promotion'): readonly string[] {
  return [what, `environment:${environment}`]
}

/** `fluxgate/tests/<environment>/<key>`: the status that says how a release's promotion tests went; cut as branches are. */
export function testsContext(environment: string, key: string): string {
  return branchName('fluxgate/tests', environment, key)
}

/** The `task` of every record of a service. */
export function taskOf(key: string): string {
  return `fluxgate:${key}`
}

/** The service of a record's `task`; undefined: it is no task of ours. */
export function keyOfTask(task: string): string | undefined {
  return /^fluxgate:(.+)$/.exec(task)?.[1]
}

/** A commit's first line, and what follows it. */
export interface CommitMessage {
  readonly headline: string
  readonly body: string
}

/** The message of a promotion's commit, with trailers for people; nothing reads them. */
export function promotionCommit(promotion: {
  readonly key: string
  readonly environment: string
  readonly upstreams: readonly string[]
  readonly release: Release
  /** What people skipped for it. */
  readonly skipped?: readonly Skipped[] | undefined
}): CommitMessage {
  const { key, environment, upstreams, release, skipped = [] } = promotion
  const headline = promotionTitle(key, versionOf(release.pins), environment)
  const lines = [`Fluxgate-Promotion: ${upstreams.join(', ')} -> ${environment}`]
  const exceptions = skipped.map(
    ({ gates, by }) => `Fluxgate-Exception: ${gates.join(', ')} skipped by ${loginText(by)}`,
  )
  return { headline, body: trailers([...lines, ...releaseTrailers(key, release), ...exceptions]) }
}

/** Trailers of more services than this would only hide what the pull request shows. */
const MOST_RELEASE_TRAILERS = 20

/** The message of a release set's commit, with trailers for people; nothing reads them. */
export function setCommit(set: {
  readonly name: string
  readonly environment: string
  readonly upstream: string
  readonly members: readonly { readonly key: string; readonly release: Release }[]
}): CommitMessage {
  const { name, environment, upstream, members } = set
  const releases =
    members.length > MOST_RELEASE_TRAILERS
      ? []
      : members.flatMap(({ key, release }) => releaseTrailers(key, release))
  const lines = [`Fluxgate-Promotion: ${upstream} -> ${environment}`, `Fluxgate-Set: ${name}`]
  return {
    headline: setTitle(name, environment, members.length),
    body: trailers([...lines, ...releases]),
  }
}

/** The message of a bump's commit. */
export function bumpCommit(bump: {
  readonly key: string
  readonly environment: string
  readonly release: Release
}): CommitMessage {
  const { key, environment, release } = bump
  const headline = bumpTitle(key, versionOf(release.pins), environment)
  return { headline, body: trailers(releaseTrailers(key, release)) }
}

/** The message of a rollback's commit: what runs again, what was left, and who asked for it. */
export function rollbackCommit(rollback: {
  readonly key: string
  readonly headline: string
  readonly left: Release
  readonly release: Release
  /** Login of the person; undefined: nobody did. */
  readonly by: string | undefined
}): CommitMessage {
  const { key, headline, left, release, by } = rollback
  const asked = by === undefined ? [] : [askedBy(by)]
  const rolled = `Fluxgate-Rollback: ${key} ${versionOf(left.pins)} (${left.id})`
  return { headline, body: trailers([rolled, ...releaseTrailers(key, release), ...asked]) }
}

/** The message of the commit that takes a release set back, and who asked for it. */
export function setRollbackCommit(rollback: {
  readonly name: string
  readonly headline: string
  readonly back: readonly {
    readonly key: string
    readonly from: Release
    readonly to: { readonly release: Release }
  }[]
  readonly by: string
}): CommitMessage {
  const { name, headline, back, by } = rollback
  const lines = back.flatMap(({ key, from, to }) => [
    `Fluxgate-Rollback: ${key} ${versionOf(from.pins)} (${from.id})`,
    ...releaseTrailers(key, to.release),
  ])
  const told = back.length > MOST_RELEASE_TRAILERS ? [] : lines
  return { headline, body: trailers([`Fluxgate-Set: ${name}`, ...told, askedBy(by)]) }
}

/** The message of a commit that holds or lifts, and who asked for it; no address that GitHub would make a mention of. */
export function holdCommit(headline: string, by: string): CommitMessage {
  return { headline, body: trailers([askedBy(by)]) }
}

function askedBy(login: string): string {
  return `Fluxgate-Asked-By: ${loginText(login)}`
}

function loginText(login: string): string {
  return login.replace(/[^A-Za-z0-9-]/g, '')
}

function releaseTrailers(key: string, { pins, id, origin }: Release): readonly string[] {
  const release = `Fluxgate-Release: ${key} ${versionOf(pins)} (${id})`
  const { repository = '', commit = '' } = origin
  if (!REPOSITORY.test(repository) || !COMMIT.test(commit)) return [release]
  return [release, `Fluxgate-Source: ${repository}@${commit}`]
}

function trailers(lines: readonly string[]): string {
  return lines.map((line) => oneLine(line, 500)).join('\n')
}

function branchName(kind: BranchKind | 'fluxgate/tests', environment: string, key: string): string {
  const plain = `${kind}/${environment}/${key}`
  if (plain.length <= LONGEST_BRANCH && isPlain(environment, key)) return plain
  const hash = shortHash(JSON.stringify([environment, key]))
  return `${kind}/${slug(environment, 60)}/${slug(key, 100)}--${hash}`
}

/**
 * Whether both parts can stand in a branch name as they are: DNS labels, none that git refuses (`.lock` at the end), and
 * none that looks like a name that was cut.
 */
function isPlain(environment: string, key: string): boolean {
  if (environment.length + key.length > LONGEST_BRANCH) return false
  if (!LABEL.test(environment) || HASHED.test(key) || key.endsWith('.lock')) return false
  if (isSetId(key)) return true
  return key.split('.').every((label) => LABEL.test(label))
}

function slug(text: string, limit: number): string {
  const cut = text.slice(0, limit).toLowerCase().slice(0, limit)
  const words = cut.split(/[^a-z0-9]+/).filter((word) => word !== '')
  return words.length === 0 ? 'x' : words.join('-')
}
