export type { Act, ActPlan } from './act.ts'
export { type Aftermath, aftermathOf, type Taken } from './aftermath.ts'
export { type AttestationPlan, planAttestation } from './attest.ts'
export { type Binding, type BoundInput, bindEvent } from './bind.ts'
export { type BumpInput, planBump } from './bump.ts'
export type { BumpPlan, BumpStep } from './bump-plan.ts'
export { NO_COMMIT } from './changes.ts'
export { imagePlaces } from './chart-image.ts'
export { type ChoicePlan, planChoice } from './choose.ts'
export type {
  BranchFacts,
  CheckReport,
  CommitReports,
  EnvironmentFacts,
  HistoryEntry,
  OverlayAnnotation,
  OverlayFacts,
  OverlaySlot,
  PullRequestFacts,
  ServiceFacts,
  TestResult,
  TestRun,
} from './facts.ts'
export { type Failing, failingIn, lastFailed } from './failing.ts'
export { isSame, type PinChange, type Seen } from './gates/change.ts'
export { describeGates } from './gates/describe-gates.ts'
export { type Gate, type GateRule, type GateState, isShut, type Skip } from './gates/gate.ts'
export { judgeChange, type ServiceVerdict } from './gates/judge-change.ts'
export {
  type ExceptionAct,
  type ExceptionPlan,
  planException,
} from './gates/plan-exception.ts'
export {
  type GateStatus,
  type GateVerdict,
  pullRequestVerdict,
  type Surroundings,
} from './gates/pull-request-verdict.ts'
export {
  SKIPPABLE,
  type Skippable,
} from './gates/skippable.ts'
export {
  describeStop,
  STOP_LABEL,
  type Stop,
  type Stops,
  stoppedBy,
} from './gates/stop.ts'
export { heldSince } from './held-before.ts'
export {
  type HoldEdit,
  type HoldInput,
  type HoldPlan,
  type HoldStep,
  planHold,
} from './hold-plan.ts'
export { heldName } from './holds.ts'
export { type HotfixPlan, planHotfix } from './hotfix.ts'
export { describeDay, describeInstant } from './instant.ts'
export {
  type AskedBy,
  type Judged,
  type MergeFacts,
  type MergeStep,
  type MergeWay,
  mergeStep,
  mergeWish,
  type Wish,
  type Withdrawal,
  withdrawal,
} from './merge-step.ts'
export {
  type BranchKind,
  bumpBranch,
  bumpCommit,
  bumpTitle,
  type CommitMessage,
  environmentOfBranch,
  holdBranch,
  holdCommit,
  isSetName,
  keyOfTask,
  labelsFor,
  type OurLabel,
  parseBranch,
  promotionBranch,
  promotionCommit,
  promotionTitle,
  rollbackBranch,
  rollbackCommit,
  rollbackTitle,
  SCRATCH,
  scratchBranch,
  setCommit,
  setRollbackCommit,
  taskOf,
} from './names.ts'
export { type Orphan, planOrphan } from './orphan.ts'
export { aRelease, matches, NO_ORIGIN, releaseId, versionBeside } from './pins.ts'
export type {
  Candidate,
  Change,
  Consideration,
  EdgePlan,
  Proof,
  Skipped,
  Step,
  Unproven,
} from './plan.ts'
export { planEdge, type ToldIn } from './plan-edge.ts'
export type { TestInputs, TestStep } from './promotion-tests.ts'
export { isRange, rangeAdmits } from './range.ts'
export type {
  AttestationRecord,
  ChoiceRecord,
  ExceptionRecord,
  NewRecord,
  RolloutRecord,
  ServiceRecord,
} from './record.ts'
export {
  parseRecord,
  type RecordMeta,
  recordPayload,
  type UnreadableRecord,
} from './record-payload.ts'
export { isKnown, rolloutRecord } from './records.ts'
export type { Origin, Release } from './release.ts'
export { type Entrance, type ReportsWanted, reportsWanted } from './reports-wanted.ts'
export { planRevert, type RevertInput } from './revert.ts'
export {
  approvedBefore,
  approversOf,
  type LeftApproval,
  type Membership,
  type Opinion,
  type PersonsOpinion,
  type Reviewed,
  type SourceAuthors,
} from './reviewed.ts'
export { planRollback, type RollbackInput, type RollbackPlan } from './rollback.ts'
export { planSetChoice, type SetChoicePlan } from './sets/chosen-set.ts'
export { exceptionsOf, setHash } from './sets/excepted.ts'
export type { SetFacts } from './sets/facts.ts'
export {
  failedInSet,
  type MergedSet,
  mergedSetOf,
  missingInSet,
  type NotReported,
  type TakenByService,
} from './sets/failed-in-set.ts'
export { type LookBack, looksBackTo, wasOtherwise } from './sets/look-back.ts'
export type { LeftOut, ReleaseSet, SetMember, SetPlan, SetStep } from './sets/plan.ts'
export { planSet, type ToldInSet } from './sets/plan-set.ts'
export {
  planSetRollback,
  type SetRollbackInput,
  type SetRollbackPlan,
  type SetRollbackStep,
} from './sets/plan-set-rollback.ts'
export { proposedLast } from './sets/proposed-by.ts'
export type { NotBack, SetBack } from './sets/rollback-of-set.ts'
export {
  areNamed,
  type ChosenSet,
  type ExceptedSet,
  type NewSetRecord,
  type ProposedSet,
  parseSetRecord,
  type SetRecord,
  setPayload,
  type TakenOut,
} from './sets/set-record.ts'
export { memberVersion } from './sets/stand.ts'
export { planTakeOut, type TakeOutInput, type TakeOutPlan } from './sets/take-out.ts'
export { type SourceSpan, sourceSpan } from './source-span.ts'
export { planStanding, type Standing, type Told } from './standing.ts'
export { enumerate } from './text.ts'
export { versionOrder } from './version.ts'
