export type {
  BranchFacts,
  EnvironmentFacts,
  HistoryEntry,
  OverlayAnnotation,
  OverlayFacts,
  OverlaySlot,
  PullRequestFacts,
  ServiceFacts,
} from './facts.ts'
export type {
  Candidate,
  Change,
  Consideration,
  EdgePlan,
  Proof,
  ServicePlan,
  Step,
  Unproven,
} from './plan.ts'
export type {
  AttestationRecord,
  ChoiceRecord,
  NewRecord,
  RolloutRecord,
  ServiceRecord,
} from './record.ts'
export type { Origin, Release } from './release.ts'
