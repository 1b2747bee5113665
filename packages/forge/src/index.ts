export type { BranchHead } from './branches-under.ts'
export type {
  Check,
  ChecksAnswer,
  ChecksRequest,
  LastStatus,
  WrittenStatus,
} from './commit-reports.ts'
export { ForgeError, type ForgeErrorCode, type ForgeErrorKind } from './error.ts'
export { createGitHubForge, type GitHubForge, type GitHubForgeOptions } from './github.ts'
export type { LastSuccessRequest } from './last-success.ts'
export type {
  Actor,
  BranchAnswer,
  BranchRules,
  CommitHand,
  Compared,
  Deployment,
  DeploymentPage,
  HistoryPage,
  HistoryRequest,
  LabelledIssue,
  LabelledIssues,
  Mergeability,
  Proposed,
  PullRequest,
  Push,
  Pushes,
  QueueCommit,
  QueueMember,
  ReadAnswer,
  ReadRequest,
  Repository,
  SourceCommits,
  Start,
  TextOf,
  TreeEntry,
  TreeNode,
} from './model.ts'
export type { RunJob, RunStep, WorkflowRun } from './runs.ts'
export type { WorkflowRefusal, WorkflowRequest, WorkflowStart } from './workflows.ts'
export type {
  AutoMergeResult,
  CommitRequest,
  CommitResult,
  CommitStatus,
  DismissResult,
  FileWrite,
  MergeMethod,
  MergeRequest,
  MergeResult,
  NewDeployment,
  NewPullRequest,
  PullRequestResult,
  QueueResult,
  RefResult,
  RefUpdate,
} from './writes.ts'
