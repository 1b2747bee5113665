import {
  type ChangeFacts,
  type ComparisonFacts,
  comparisons,
  type DeliveryFacts,
  feedingBranch,
  readChartFile,
  resolveFolder,
} from '@fluxgate/pipeline'
import { type ChartSource, quote } from '@fluxgate/policy'
import {
  changedFiles,
  checkedOutCommit,
  isMadeOf,
  resolveCommit,
  ToolError,
  touchedFiles,
} from '@fluxgate/tools'
import { DeliveryFileError } from './delivery-file-error.ts'
import { loadDelivery } from './load-delivery.ts'
import { readSmallFile } from './read-small-file.ts'

/** What the run says of a delivery; the rest is read from the checkout. */
export interface DeliveryRun
  extends Pick<DeliveryFacts, 'ref' | 'defaultBranch' | 'version' | 'time'>,
    Pick<ComparisonFacts, 'byHand' | 'since'> {
  /** The folder that holds the checkout. */
  readonly workspace: string
  /** The delivery file, from there. */
  readonly path: string
  /** Looks up the newest run of this workflow on a branch that succeeded for the service; a `why` where that can't be told. */
  readonly lastSuccess: (
    branch: string,
  ) => Promise<{ readonly commit: string | undefined } | { readonly why: string }>
}

/** A chart's dependencies may come from folders that have such dependencies themselves. */
const MOST_FOLDERS = 50

/**
 * Everything that the plan of a delivery follows from. DeliveryFileError where the delivery file or the chart can't be
 * read, or the checkout is none.
 */
export async function gatherDelivery(run: DeliveryRun): Promise<DeliveryFacts> {
  const { workspace, ref, defaultBranch, version, time } = run
  const { file, root: rootInCheckout } = await loadDelivery(workspace, run.path)
  const folder = rootInCheckout === '' ? workspace : `${workspace}/${rootInCheckout}`
  const { prefix: root, ...commit } = await checkout(folder, run.path)
  const branch = feedingBranch(file, defaultBranch)
  const feeding = `refs/remotes/origin/${branch}`
  const isTagOfBranch = ref.kind === 'tag' && branch !== undefined
  const last = await lastSuccess(run, branch)
  return {
    file,
    root,
    rootInCheckout,
    ref,
    defaultBranch,
    version,
    time,
    chart: file.chart && (await chartFacts(workspace, { root, rootInCheckout }, file.chart)),
    commit: {
      ...commit,
      isOvertaken: await isOvertaken(folder, commit.commit, last.commit),
      isOnFeedingBranch: isTagOfBranch && (await isMadeOf(folder, feeding, commit.commit)),
    },
    changes: await changeFacts(run, folder, branch, last),
  }
}

async function checkout(folder: string, path: string) {
  try {
    return await checkedOutCommit(folder)
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause
    if (cause.code !== 'FAILED') throw new DeliveryFileError(cause.message, { cause })
    const way = 'check the repository out with actions/checkout and "fetch-depth: 0"'
    throw new DeliveryFileError(`${quote(path)} is in no git checkout; ${way}`, { cause })
  }
}

interface LastSuccess {
  readonly commit: string | undefined
  /** Why it is not known whether there is one. */
  readonly why: string | undefined
}

/** Of no account but on the branch that is delivered, where nobody says what to compare with. */
async function lastSuccess(
  { ref, byHand, since, lastSuccess }: DeliveryRun,
  mainBranch: string | undefined,
): Promise<LastSuccess> {
  const looksUp = ref.kind === 'branch' && ref.name === mainBranch && !byHand && since === undefined
  const answer = looksUp ? await lastSuccess(ref.name) : { commit: undefined }
  return 'why' in answer
    ? { commit: undefined, why: answer.why }
    : { commit: answer.commit, why: undefined }
}

async function isOvertaken(
  folder: string,
  commit: string,
  last: string | undefined,
): Promise<boolean> {
  if (last === undefined || last === commit) return false
  const found = await resolveCommit(folder, last, true)
  return found === commit
}

async function changeFacts(
  run: DeliveryRun,
  folder: string,
  mainBranch: string | undefined,
  last: LastSuccess,
): Promise<ChangeFacts> {
  const { ref, byHand, since } = run
  if (last.why !== undefined) return { kind: 'unknown', why: last.why }
  const facts = { ref, byHand, mainBranch, since, lastSuccess: last.commit }
  const candidates = comparisons(facts)
  for (const { revision, fork, touched, words } of candidates) {
    const commit = await resolveCommit(folder, revision, fork)
    if (commit === undefined) continue
    const files = await filesSince(folder, commit, touched)
    return files === undefined
      ? { kind: 'unknown', why: `the changes since ${words} can not be listed here` }
      : { kind: 'known', files, since: words }
  }
  return { kind: 'unknown', why: whyUnknown(facts, candidates.length > 0) }
}

/** undefined: they can't be listed. */
async function filesSince(
  folder: string,
  commit: string,
  touched: boolean,
): Promise<readonly string[] | undefined> {
  const changed = await changedFiles(folder, commit)
  if (changed === undefined || !touched) return changed
  const also = await touchedFiles(folder, commit)
  return also && [...new Set([...changed, ...also])]
}

function whyUnknown({ ref, byHand, mainBranch }: ComparisonFacts, missing: boolean): string {
  if (missing) {
    return 'the checkout lacks the commit to compare with (check out with "fetch-depth: 0")'
  }
  if (byHand) return 'the run was started by hand'
  if (ref.kind === 'tag') return 'the run is for a tag'
  return ref.kind === 'branch' && ref.name === mainBranch
    ? 'no run of this workflow has succeeded on the branch yet'
    : 'nothing says what to compare with'
}

async function chartFacts(
  workspace: string,
  roots: Pick<DeliveryFacts, 'root' | 'rootInCheckout'>,
  source: ChartSource,
): Promise<DeliveryFacts['chart']> {
  const folders = new Set<string>()
  const waiting = [resolveFolder('', source.path) ?? '']
  let version: string | undefined
  for (let own = waiting.shift(); own !== undefined; own = waiting.shift()) {
    const folder = resolveFolder(roots.root, own)
    const shown = resolveFolder(roots.rootInCheckout, under(own, 'Chart.yaml'))
    if (folder === undefined || shown === undefined || folders.has(folder)) continue
    if (folders.size >= MOST_FOLDERS) throw tooMany(shown)
    folders.add(folder)
    const text = await readSmallFile(workspace, shown)
    if (text === undefined) {
      // A dependency that is not there is for helm to tell, with its name.
      if (version !== undefined) continue
      const way = '"path" under "chart" names the folder that holds it'
      throw new DeliveryFileError(`there is no ${quote(shown)}; ${way}`)
    }
    const chart = readChartFile(text)
    if (typeof chart === 'string') throw new DeliveryFileError(`${shown} ${chart}`)
    version ??= chart.version
    waiting.push(...chart.folders.map((path) => under(own, path)))
  }
  return version === undefined ? undefined : { version, folders: [...folders] }
}

function under(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`
}

function tooMany(shown: string): DeliveryFileError {
  return new DeliveryFileError(`${shown} leads to more than ${MOST_FOLDERS} charts in folders`)
}
