export type { FileContent } from './git/repository.ts'
export {
  type DispatchHandler,
  type GitHub,
  type GitHubOptions,
  type RepositoryRequest,
  startGitHub,
  type TokenRequest,
} from './github.ts'
export type { Fault, FaultKind, HookRequest } from './http/faults.ts'
export type { LagScript } from './http/lag.ts'
export type { Ledger, LedgerEntry } from './http/ledger.ts'
export type { CommitRequest, RepositoryControl, RuleRequest } from './repository-control.ts'
export type {
  Account,
  App,
  Level,
  Permission,
  Permissions,
  Role,
  TokenKind,
} from './state/account.ts'
export type {
  BranchRule,
  CommitStatus,
  Deployment,
  DeploymentStatus,
  PullRequest,
  Review,
  TimelineItem,
} from './state/records.ts'
export { Refusal } from './state/refusal.ts'
export type { RunConclusion, RunJob, RunStatus, RunStep, WorkflowRun } from './state/runs.ts'
export type { WorldEvent } from './state/world.ts'
export type { WebhookBody } from './webhook.ts'
