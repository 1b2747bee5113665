import { type DeliveryFile, type DeployTarget, quote } from '@fluxgate/policy'
import { isWithin, resolveFolder } from './chart-file.ts'
import { type ImagePlan, imagePlan } from './image-plan.ts'
import { releaseVersion, type VersionFacts, whyNoVersion } from './release-version.ts'
import type { RunRef } from './run-ref.ts'
import { type SplitSteps, splitSteps } from './split-steps.ts'
import type { Changes } from './step-condition.ts'

/** Everything that one run's delivery of one service follows from; paths are from the repository's root. */
export interface DeliveryFacts {
  readonly file: DeliveryFile
  /** The service's root in the repository; '' is its root. */
  readonly root: string
  /** The same in the checkout's folder, where the repository need not begin. */
  readonly rootInCheckout: string
  readonly ref: RunRef
  readonly defaultBranch: string | undefined
  /** A version that somebody gives; it rules. */
  readonly version: string | undefined
  readonly commit: Pick<VersionFacts, 'commit' | 'commitCount' | 'tags'> & {
    /** Whether a tag's commit is one of the feeding branch; of no account for other refs. */
    readonly isOnFeedingBranch: boolean
    /**
     * Whether the last run that succeeded for the service was for a commit that is built on this one: then this is an older run that is run
     * again, and a version made of its time would stand above newer content.
     */
    readonly isOvertaken: boolean
  }
  /** When the run began, RFC 3339 in UTC. */
  readonly time: string
  /** The chart's version and the folders that it is made from, its own first; undefined: there is no chart. */
  readonly chart: { readonly version: string; readonly folders: readonly string[] } | undefined
  readonly changes: ChangeFacts
}

/** What differs from what was delivered last, or why that is not known. */
export type ChangeFacts =
  | {
      readonly kind: 'known'
      /** Every file of the repository that differs, and those that may have been delivered otherwise in between. */
      readonly files: readonly string[]
      /** What was compared with, as `since` goes on. */
      readonly since: string
    }
  /** Nothing to compare with, so everything counts as changed. */
  | { readonly kind: 'unknown'; readonly why: string }

/** What a run has to do for a service; plain data, equal for equal facts. */
export interface DeliveryPlan {
  readonly service: string
  /** undefined: the commit is no release. */
  readonly version: string | undefined
  readonly changed: boolean
  readonly chartChanged: boolean
  /** None where nothing changed. */
  readonly steps: SplitSteps
  readonly image: ImagePlan | undefined
  /** The chart's folder in the checkout; `.` is its root. */
  readonly chart: string | undefined
  /** Where it is delivered; undefined: nowhere. */
  readonly deploy: DeployTarget | undefined
  /** What happens and why, in one sentence without a full stop. */
  readonly reason: string
}

/** What a run has to do, or why it can not be told. */
export type PlannedDelivery =
  | { readonly kind: 'planned'; readonly plan: DeliveryPlan }
  | { readonly kind: 'refused'; readonly reason: string }

/** Plans the delivery of one service by one run; never throws. */
export function planDelivery(facts: DeliveryFacts): PlannedDelivery {
  const { file, rootInCheckout, changes } = facts
  const made = versionOf(facts)
  if (made.kind === 'refused') return { kind: 'refused', reason: made.reason }
  const own = ownChanges(facts)
  const changed = own.files === undefined || own.files.length > 0
  const shared = {
    service: file.service,
    version: made.kind === 'ok' ? made.version : undefined,
    changed,
    chartChanged: own.chart !== false && file.chart !== undefined,
    image: file.image && imagePlan(file.image, rootInCheckout),
    chart: file.chart && (resolveFolder(rootInCheckout, file.chart.path) || '.'),
  }
  if (!changed) {
    const since = changes.kind === 'known' ? changes.since : ''
    const reason = `nothing of ${file.service} has changed since ${since}`
    const steps = { fast: [], slow: [], analysis: [] }
    return { kind: 'planned', plan: { ...shared, steps, deploy: undefined, reason } }
  }
  const steps = splitSteps(file, serviceChanges(facts))
  const stay = made.kind === 'none' ? made.reason : whyNotDelivered(facts)
  const deploy = stay === undefined ? file.deploy : undefined
  const what = made.kind === 'ok' ? `${file.service} ${made.version}` : file.service
  const fate =
    deploy === undefined
      ? `is tested and not delivered, as ${stay ?? 'no "deploy" says where to'}`
      : `goes to ${deploy.environment} in ${deploy.repository}`
  const reason = `${what} ${fate}; ${changeWords(changes, shared.chartChanged)}`
  return { kind: 'planned', plan: { ...shared, steps, deploy, reason } }
}

/** The branch that feeds the environment; undefined: neither the file nor the event says. */
export function feedingBranch(
  file: DeliveryFile,
  defaultBranch: string | undefined,
): string | undefined {
  return file.deploy?.branch ?? defaultBranch
}

function versionOf({ file, version, ref, commit, time, chart }: DeliveryFacts) {
  if (version !== undefined) {
    const odd = whyNoVersion(version)
    return odd === undefined
      ? ({ kind: 'ok', version } as const)
      : ({ kind: 'refused', reason: `version ${quote(version)} ${odd}` } as const)
  }
  return releaseVersion(file.chart?.versions ?? 'branch', {
    service: file.service,
    base: chart?.version,
    branch: ref.name,
    time,
    ...commit,
  })
}

/** The changes that are the service's: of its root, and of the folders that its chart is made from. */
function ownChanges({ root, chart, changes }: DeliveryFacts): Changes {
  if (changes.kind === 'unknown') return { files: undefined, chart: undefined }
  const folders = chart?.folders ?? []
  const isOfChart = (path: string) => folders.some((folder) => isWithin(folder, path))
  return {
    files: changes.files.filter((path) => isWithin(root, path) || isOfChart(path)),
    chart: changes.files.some(isOfChart),
  }
}

/** The changes that are the service's, as the conditions of its stages mean them. */
export function serviceChanges(facts: DeliveryFacts): Changes {
  const { files, chart } = ownChanges(facts)
  return { files: files?.map(fromRoot(facts.root)), chart }
}

/** A path as the delivery file's globs mean it; what lies outside of the root keeps a name that no glob means. */
function fromRoot(root: string): (path: string) => string {
  return (path) => {
    if (root === '') return path
    return isWithin(root, path) ? path.slice(root.length + 1) : `../${path}`
  }
}

function whyNotDelivered(facts: DeliveryFacts): string | undefined {
  const { file, ref, defaultBranch, commit, version } = facts
  const { deploy } = file
  if (deploy === undefined) return 'the delivery file names no "deploy"'
  if (ref.kind === 'pull-request') return 'a pull request is'
  const branch = feedingBranch(file, defaultBranch)
  if (branch === undefined) {
    return `nothing says which branch feeds ${deploy.environment}; name it as "branch" under "deploy"`
  }
  if (ref.kind === 'tag') {
    if (version === undefined && file.chart?.versions !== 'tag') {
      return 'tags make no versions here; set "versions: tag" under "chart" if they should'
    }
    return commit.isOnFeedingBranch ? undefined : `the tagged commit is none of ${branch}`
  }
  if (ref.name !== branch) {
    return `${quote(ref.name)} does not feed ${deploy.environment}, ${quote(branch)} does`
  }
  return commit.isOvertaken
    ? `a newer commit of ${branch} was delivered before; to deliver this one all the same, start the workflow by hand`
    : undefined
}

function changeWords(changes: ChangeFacts, chartChanged: boolean): string {
  if (changes.kind === 'unknown') return `everything counts as changed: ${changes.why}`
  return `it has changed since ${changes.since}${chartChanged ? ', and so has its chart' : ''}`
}
