export type { BranchHead } from './branches-under.ts'
export { type Clock, systemClock } from './clock.ts'
export { ForgeError, type ForgeErrorCode, type ForgeErrorKind } from './error.ts'
export { createGitHubForge, type GitHubForge, type GitHubForgeOptions } from './github.ts'
export type {
  Actor,
  AutoMergeResult,
  BranchAnswer,
  BranchRules,
  Check,
  ChecksAnswer,
  ChecksRequest,
  CommitRequest,
  CommitResult,
  CommitStatus,
  Deployment,
  DeploymentPage,
  DismissResult,
  FileWrite,
  HistoryPage,
  HistoryRequest,
  LastStatus,
  Mergeability,
  MergeMethod,
  MergeRequest,
  MergeResult,
  NewDeployment,
  NewPullRequest,
  Proposed,
  PullRequest,
  PullRequestResult,
  ReadAnswer,
  ReadRequest,
  RefResult,
  RefUpdate,
  Repository,
  SourceCommits,
  Start,
  TextOf,
  TreeEntry,
  TreeNode,
} from './model.ts'
export type { RunJob, WorkflowRun } from './runs.ts'
export type { WorkflowRefusal, WorkflowRequest, WorkflowStart } from './workflows.ts'
