export type { Onlooker, StepStart } from './onlooker.ts'
export type { OutputSink } from './run-commands.ts'
export type { StepEnd, StepSurroundings } from './run-step.ts'
export { runSteps, type StepsRun } from './run-steps.ts'
