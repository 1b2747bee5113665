import type {
  AutoMergeResult,
  BranchHead,
  ChecksAnswer,
  ChecksRequest,
  CommitRequest,
  CommitResult,
  CommitStatus,
  Compared,
  DeploymentPage,
  DismissResult,
  Mergeability,
  MergeRequest,
  MergeResult,
  NewDeployment,
  NewPullRequest,
  Proposed,
  PullRequestResult,
  Pushes,
  QueueCommit,
  QueueResult,
  ReadAnswer,
  ReadRequest,
  RefResult,
  RefUpdate,
  Repository,
  SourceCommits,
  Start,
  WorkflowRequest,
  WorkflowRun,
  WorkflowStart,
  WrittenStatus,
} from '@fluxgate/forge'

/**
 * What delivery needs of GitHub for one repository, and no more. Every method ends by a deadline; a write that may or may not have
 * happened has been read back before it returns; a lost race is a value, everything else a `ForgeError`.
 */
export interface Forge {
  /** One request: identity, branch head, rules of the branch, a few files at that head, and open issues with a label. */
  start(request: {
    readonly branch: string | undefined
    readonly paths: readonly string[]
    readonly issuesWith?: string | undefined
  }): Promise<Start>
  /** Reads at one commit; one request where GitHub's limits allow it. */
  read(request: ReadRequest): Promise<ReadAnswer>
  /** The bytes of a file that `read` found cut; undefined: it is larger than a megabyte. */
  wholeFile(request: {
    readonly commit: string
    readonly path: string
  }): Promise<Uint8Array | undefined>
  /** Open pull requests whose head branch starts with one of the prefixes, all pages. */
  openBranches(prefixes: readonly string[]): Promise<
    readonly {
      readonly branch: string
      /** The branch that it is to be merged into. */
      readonly base: string
      readonly number: number
      readonly author: number | undefined
    }[]
  >
  /** Branches whose names begin with one of the prefixes, which end in a slash, compared with the branch `into`; all pages. */
  branchesUnder(prefixes: readonly string[], into: string): Promise<readonly BranchHead[]>
  /** Those of the names that are a branch, or from which a pull request was opened at any time; one request for each hundred. */
  usedBranches(names: readonly string[]): Promise<ReadonlySet<string>>
  /** An open pull request with what merging it now would do, and its newest status of a context. */
  proposed(request: { readonly number: number; readonly context: string }): Promise<Proposed>
  /** How far an open pull request into a branch is from being merged. */
  mergeability(request: { readonly number: number; readonly branch: string }): Promise<Mergeability>
  /** Merges at exactly one head; what keeps it is a value. */
  mergePullRequest(request: MergeRequest): Promise<MergeResult>
  /** Has GitHub merge it once its branch lets it, at exactly one head. */
  enableAutoMerge(
    request: MergeRequest & { readonly id: string; readonly branch: string },
  ): Promise<AutoMergeResult>
  /** Takes that back; that nobody had asked for it is as good. */
  disableAutoMerge(request: {
    readonly id: string
    readonly number: number
    readonly branch: string
  }): Promise<void>
  /** Puts it into the merge queue of its branch, at exactly one head. */
  enqueue(request: {
    readonly id: string
    readonly number: number
    readonly head: string
    readonly branch: string
  }): Promise<QueueResult>
  /** Takes it out of the queue; that it is not in it is as good. */
  dequeue(request: {
    readonly id: string
    readonly number: number
    readonly branch: string
  }): Promise<void>
  /** What GitHub's merge queue of a branch says of a commit, and its newest status of a context. */
  queueCommit(request: {
    readonly commit: string
    readonly branch: string
    readonly context: string
  }): Promise<QueueCommit>
  /** The files in which a commit differs from another. */
  compared(request: { readonly base: string; readonly head: string }): Promise<Compared>
  /** Numbers of the open pull requests into a branch, oldest first, all pages. */
  openInto(branch: string): Promise<readonly number[]>
  /** Statuses and check runs of some names on some commits; one request where GitHub's limits allow it. */
  checks(requests: readonly ChecksRequest[]): Promise<ChecksAnswer>
  /** The share of the requests that GitHub lets this identity make in an hour which is left, 0 to 1. */
  allowance(): number
  /** Deployments of a task, an environment or both, newest first, one page of 100 from 1. */
  deployments(request: {
    readonly task: string | undefined
    readonly environment: string | undefined
    readonly page: number
  }): Promise<DeploymentPage>
  /** Writes a deployment and its status; returns its number. */
  recordDeployment(deployment: NewDeployment): Promise<number>
  /** A verified commit by compare-and-swap. */
  commit(request: CommitRequest): Promise<CommitResult>
  /** All or none, each by compare-and-swap. */
  updateRefs(updates: readonly RefUpdate[]): Promise<RefResult>
  openPullRequest(request: NewPullRequest): Promise<PullRequestResult>
  updatePullRequest(request: {
    readonly number: number
    readonly title: string
    readonly body: string
  }): Promise<void>
  closePullRequest(request: { readonly number: number; readonly comment: string }): Promise<void>
  /** One comment of ours on a pull request, found again by its first line: said once, then kept up to date. Whether anything was sent. */
  keepComment(request: {
    readonly number: number
    readonly marker: string
    readonly body: string
  }): Promise<boolean>
  /** Adds labels; those it has already are no trouble. */
  addLabels(request: { readonly number: number; readonly labels: readonly string[] }): Promise<void>
  setStatus(status: CommitStatus): Promise<void>
  /** Takes back the word of a review; GitHub may leave that to others. */
  dismissReview(request: {
    readonly number: number
    readonly review: number
    /** People read it beside the review. */
    readonly message: string
  }): Promise<DismissResult>
  /** Who pushed to a branch of the repository. */
  pushes(branch: string): Promise<Pushes>
  /** Who made the commits of a repository, also another one, that `to` has and `from` lacks. */
  sourceCommits(request: {
    readonly repository: Repository
    readonly from: string
    readonly to: string
  }): Promise<SourceCommits>
  /** Reads what `sourceCommits` will be asked, of many at once; what can't be read so is left to it. */
  readSources(
    requests: readonly {
      readonly repository: Repository
      readonly from: string
      readonly to: string
    }[],
  ): Promise<void>
  /** The newest statuses of one context on a commit, newest first, whoever wrote them. */
  statusesOf(request: {
    readonly commit: string
    readonly context: string
  }): Promise<readonly WrittenStatus[]>
  /** The branch whose workflows are started. */
  defaultBranch(): Promise<string>
  startWorkflow(request: WorkflowRequest): Promise<WorkflowStart>
  /** A run of that title that was started by hand since a moment, by its number; undefined: none. */
  findWorkflowRun(
    request: Pick<WorkflowRequest, 'workflow' | 'title'> & { readonly since: string },
  ): Promise<number | undefined>
  workflowRun(id: number): Promise<WorkflowRun>
  /** Whether a user is an active member of a team. */
  isTeamMember(request: {
    readonly org: string
    readonly slug: string
    readonly login: string
  }): Promise<boolean>
}
