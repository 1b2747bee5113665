export { personAsking, runFacts, type Started, whyNotThisRef } from './ask.ts'
export { type AttestOutcome, type AttestRequest, attest } from './attest.ts'
export { type BumpRequest, bump } from './bump.ts'
export {
  bumpByWorkflow,
  type WorkflowBump,
  type WorkflowBumpOutcome,
} from './bump-by-workflow.ts'
export { type ChoiceOutcome, type ChoiceRequest, choose } from './choose.ts'
export type { Clock } from './clock.ts'
export type { Forge } from './forge-port.ts'
export { type EventFacts, type EventOutcome, handleEvent } from './handle-event.ts'
export { type HoldOutcome, type HoldRequest, hold } from './hold.ts'
export type { BumpOutcome } from './land-bump.ts'
export type { Operation, Ports, RunFacts, Sender } from './ports.ts'
export { brokenPolicy, type Occasion, type Presented, refusal } from './present.ts'
export { presentAttest, presentBump } from './present-act.ts'
export { presentEvent, presentNoise } from './present-event.ts'
export { presentHold } from './present-hold.ts'
export { presentSweep } from './present-sweep.ts'
export { presentWorkflowBump } from './present-workflow-bump.ts'
export { type SweepOutcome, type SweepRequest, sweep } from './sweep.ts'
export type { WorkflowForge } from './workflow-port.ts'
