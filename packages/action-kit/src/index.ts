export { readEventFile } from './event-file.ts'
export { type Fold, openFold } from './fold.ts'
export {
  actionInputs,
  type InputReader,
  type InputSource,
  type RepositoryName,
  readInputs,
  shown,
} from './inputs.ts'
export { annotate, type Place, say } from './log.ts'
export { setOutputs } from './outputs.ts'
export { ASKED_ONCE, type Outcome, type RunOptions, runAction } from './run-action.ts'
export { notSet, type RunContext, runContext, type Sender, whyNotSet } from './run-context.ts'
export { writeSummary } from './summary.ts'
export { UserError, type UserErrorCode } from './user-error.ts'
