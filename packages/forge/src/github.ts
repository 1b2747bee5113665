import { type Clock, createTransport, proxiesOf } from '@fluxgate/transport'
import { type BranchHead, branchesUnder } from './branches-under.ts'
import { checks } from './checks.ts'
import { type KeptComment, keepComment } from './comments.ts'
import type { ChecksAnswer, ChecksRequest, WrittenStatus } from './commit-reports.ts'
import { commit } from './commits.ts'
import { type DeploymentsRequest, deployments, recordDeployment } from './deployments.ts'
import { domainOf } from './domain.ts'
import { ForgeError } from './error.ts'
import { addLabels } from './labels.ts'
import { type LastSuccessRequest, lastSuccess } from './last-success.ts'
import {
  type Asked,
  dequeue,
  disableAutoMerge,
  enableAutoMerge,
  enqueue,
  mergePullRequest,
  type Queueing,
} from './merge.ts'
import { compared, queueCommit } from './merge-queue.ts'
import { mergeability } from './mergeability.ts'
import type {
  Compared,
  DeploymentPage,
  Mergeability,
  Proposed,
  Pushes,
  QueueCommit,
  ReadAnswer,
  ReadRequest,
  Repository,
  SourceCommits,
  Start,
} from './model.ts'
import { type OpenBranch, openBranches, openInto } from './open-pull-requests.ts'
import { createPace } from './pace.ts'
import { proposed } from './proposed.ts'
import { closePullRequest, openPullRequest, updatePullRequest } from './pull-requests.ts'
import { pushes } from './pushes.ts'
import { read } from './read.ts'
import { updateRefs } from './refs.ts'
import { createRetry } from './retry.ts'
import { dismissReview } from './reviews.ts'
import { type RunJob, runJobs, type WorkflowRun, workflowRun } from './runs.ts'
import type { Session } from './session.ts'
import { type SourceRequest, sourceCommits } from './source-commits.ts'
import { readSources } from './source-histories.ts'
import { type StartRequest, start } from './start.ts'
import { setStatus, statusesOf } from './statuses.ts'
import { isTeamMember } from './teams.ts'
import { usedBranches } from './used-branches.ts'
import { type FileRequest, wholeFile } from './whole-file.ts'
import { createWire } from './wire.ts'
import {
  defaultBranch,
  findWorkflowRun,
  startWorkflow,
  type WorkflowRequest,
  type WorkflowStart,
} from './workflows.ts'
import type {
  AutoMergeResult,
  CommitRequest,
  CommitResult,
  CommitStatus,
  DismissResult,
  MergeRequest,
  MergeResult,
  NewDeployment,
  NewPullRequest,
  PullRequestResult,
  QueueResult,
  RefResult,
  RefUpdate,
} from './writes.ts'

/** GitHub as one repository. Lost races are values, everything else that fails is a `ForgeError`. */
export interface GitHubForge {
  start(request: StartRequest): Promise<Start>
  read(request: ReadRequest): Promise<ReadAnswer>
  wholeFile(request: FileRequest): Promise<Uint8Array | undefined>
  openBranches(prefixes: readonly string[]): Promise<readonly OpenBranch[]>
  branchesUnder(prefixes: readonly string[], into: string): Promise<readonly BranchHead[]>
  usedBranches(names: readonly string[]): Promise<ReadonlySet<string>>
  /** The share of an hour's requests that is left, 0 to 1; as GitHub said last. */
  allowance(): number
  deployments(request: DeploymentsRequest): Promise<DeploymentPage>
  recordDeployment(deployment: NewDeployment): Promise<number>
  commit(request: CommitRequest): Promise<CommitResult>
  updateRefs(updates: readonly RefUpdate[]): Promise<RefResult>
  proposed(request: { readonly number: number; readonly context: string }): Promise<Proposed>
  openInto(branch: string): Promise<readonly number[]>
  checks(requests: readonly ChecksRequest[]): Promise<ChecksAnswer>
  mergeability(request: { readonly number: number; readonly branch: string }): Promise<Mergeability>
  mergePullRequest(request: MergeRequest): Promise<MergeResult>
  enableAutoMerge(request: Asked): Promise<AutoMergeResult>
  disableAutoMerge(request: Pick<Asked, 'id' | 'number' | 'branch'>): Promise<void>
  enqueue(request: Queueing): Promise<QueueResult>
  dequeue(request: Pick<Asked, 'id' | 'number' | 'branch'>): Promise<void>
  queueCommit(request: {
    readonly commit: string
    readonly branch: string
    readonly context: string
  }): Promise<QueueCommit>
  compared(request: { readonly base: string; readonly head: string }): Promise<Compared>
  openPullRequest(request: NewPullRequest): Promise<PullRequestResult>
  updatePullRequest(request: {
    readonly number: number
    readonly title: string
    readonly body: string
  }): Promise<void>
  closePullRequest(request: { readonly number: number; readonly comment: string }): Promise<void>
  keepComment(request: KeptComment): Promise<boolean>
  addLabels(request: { readonly number: number; readonly labels: readonly string[] }): Promise<void>
  setStatus(status: CommitStatus): Promise<void>
  statusesOf(request: {
    readonly commit: string
    readonly context: string
  }): Promise<readonly WrittenStatus[]>
  isTeamMember(request: {
    readonly org: string
    readonly slug: string
    readonly login: string
  }): Promise<boolean>
  dismissReview(request: {
    readonly number: number
    readonly review: number
    readonly message: string
  }): Promise<DismissResult>
  sourceCommits(request: SourceRequest): Promise<SourceCommits>
  /** Reads what `sourceCommits` will be asked, of many at once. */
  readSources(requests: readonly SourceRequest[]): Promise<void>
  pushes(branch: string): Promise<Pushes>
  defaultBranch(): Promise<string>
  startWorkflow(request: WorkflowRequest): Promise<WorkflowStart>
  findWorkflowRun(
    request: Pick<WorkflowRequest, 'workflow' | 'title'> & { readonly since: string },
  ): Promise<number | undefined>
  workflowRun(id: number): Promise<WorkflowRun>
  runJobs(id: number): Promise<readonly RunJob[]>
  lastSuccess(request: LastSuccessRequest): Promise<string | undefined>
}

/** One repository of one server, and with what it is asked. */
export interface GitHubForgeOptions {
  readonly token: string
  /** Reads the repositories that releases come from; undefined: `token` does. */
  readonly sourceToken?: string | undefined
  readonly repository: Repository
  /** As the runner gives them in GITHUB_API_URL and GITHUB_GRAPHQL_URL. */
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly clock: Clock
  /** One line for each round of waiting; text of GitHub in it is cleaned and capped. */
  readonly log: (line: string) => void
  /** How long the run may go on repeating, counted from now; 600 by default, well below the life of a token. */
  readonly deadlineSeconds?: number
  /** For one request; 30 by default. */
  readonly requestTimeoutSeconds?: number
  /** Commit and move branches by REST, for servers without the GraphQL mutations. */
  readonly fallback?: 'rest'
}

/** What GitHub lets people name a repository or its owner; it goes into addresses. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/

/** Makes the forge; no request is sent before the first call. */
export function createGitHubForge(options: GitHubForgeOptions): GitHubForge {
  const session = createSession(options)
  return {
    start: (request) => start(session, request),
    read: (request) => read(session, request),
    wholeFile: (request) => wholeFile(session, request),
    openBranches: (prefixes) => openBranches(session, prefixes),
    branchesUnder: (prefixes, into) => branchesUnder(session, prefixes, into),
    usedBranches: (names) => usedBranches(session, names),
    allowance: () => session.wire.allowance(),
    deployments: (request) => deployments(session, request),
    recordDeployment: (deployment) => recordDeployment(session, deployment),
    commit: (request) => commit(session, request),
    updateRefs: (updates) => updateRefs(session, updates),
    proposed: (request) => proposed(session, request),
    openInto: (branch) => openInto(session, branch),
    checks: (requests) => checks(session, requests),
    mergeability: (request) => mergeability(session, request),
    mergePullRequest: (request) => mergePullRequest(session, request),
    enableAutoMerge: (request) => enableAutoMerge(session, request),
    disableAutoMerge: (request) => disableAutoMerge(session, request),
    enqueue: (request) => enqueue(session, request),
    dequeue: (request) => dequeue(session, request),
    queueCommit: (request) => queueCommit(session, request),
    compared: (request) => compared(session, request),
    openPullRequest: (request) => openPullRequest(session, request),
    updatePullRequest: (request) => updatePullRequest(session, request),
    closePullRequest: (request) => closePullRequest(session, request),
    keepComment: (request) => keepComment(session, request),
    addLabels: (request) => addLabels(session, request),
    setStatus: (status) => setStatus(session, status),
    statusesOf: (request) => statusesOf(session, request),
    isTeamMember: (request) => isTeamMember(session, request),
    dismissReview: (request) => dismissReview(session, request),
    sourceCommits: (request) => sourceCommits(session, request),
    readSources: (requests) => readSources(session, requests),
    pushes: (branch) => pushes(session, branch),
    defaultBranch: () => defaultBranch(session),
    startWorkflow: (request) => startWorkflow(session, request),
    findWorkflowRun: (request) => findWorkflowRun(session, request),
    workflowRun: (id) => workflowRun(session, id),
    runJobs: (id) => runJobs(session, id),
    lastSuccess: (request) => lastSuccess(session, request),
  }
}

function createSession(options: GitHubForgeOptions): Session {
  const { token, repository, apiUrl, graphqlUrl, clock, log } = options
  if (!NAME.test(repository.owner) || !NAME.test(repository.name)) {
    throw new ForgeError(
      'misconfigured',
      'NOT_FOUND',
      `"${repository.owner}/${repository.name}" is no name of a repository; write it as owner/name`,
    )
  }
  const { proxyEnv, unused } = proxiesOf(process.env, process.versions.node)
  for (const line of unused) log(line)
  const common = {
    apiUrl,
    graphqlUrl,
    clock,
    timeoutMs: (options.requestTimeoutSeconds ?? 30) * 1000,
    transport: createTransport(proxyEnv),
  }
  const wire = createWire({ ...common, token })
  const { sourceToken } = options
  return {
    repository,
    wire,
    sourceWire: sourceToken === undefined ? wire : createWire({ ...common, token: sourceToken }),
    retry: createRetry({
      clock,
      log,
      deadlineMs: (options.deadlineSeconds ?? 600) * 1000,
      pace: createPace(clock),
    }),
    clock,
    log,
    restOnly: options.fallback === 'rest',
    domain: domainOf(apiUrl),
    memory: {
      repositoryId: undefined,
      viewerId: undefined,
      historyPages: new Map(),
      memberships: new Map(),
      sources: new Map(),
      pushes: new Map(),
    },
  }
}
