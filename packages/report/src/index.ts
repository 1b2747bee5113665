export { AFTERMATH_MARKER, aftermathComment } from './aftermath-comment.ts'
export { block } from './block.ts'
export type {
  AftermathComment,
  BumpBody,
  CloseComment,
  HoldBody,
  PromotionBody,
  RollbackBody,
  SetAftermathComment,
  SetBody,
} from './bodies.ts'
export { bumpBody } from './bump-body.ts'
export { chartSection } from './chart-section.ts'
export { closeComment, overComment } from './close-comment.ts'
export { type DeliverySummary, deliverySummary } from './delivery-summary.ts'
export { code, text } from './escape.ts'
export { EXCEPTION_MARKER, exceptionComment } from './exception-comment.ts'
export { gateLine, gateSentence } from './gate-line.ts'
export { gateWords } from './gate-words.ts'
export { holdBody } from './hold-section.ts'
export { jobSummary } from './job-summary.ts'
export { link } from './link.ts'
export type {
  AttestHint,
  BumpLine,
  Drift,
  DriftRow,
  EdgeLine,
  EventLine,
  Evidence,
  GateLine,
  GateReport,
  HoldLine,
  Kept,
  Ledger,
  Operation,
  RecordLine,
  RevertLine,
  RollbackCause,
  RunSummary,
  ServiceLine,
  SetLine,
  Site,
  Suggestion,
  TokenKind,
} from './model.ts'
export { moment } from './moment.ts'
export { hasGateTable, promotionBody } from './promotion-body.ts'
export { type PublishSummary, publishSummary } from './publish-summary.ts'
export { DISMISSAL, LEFT_APPROVALS_MARKER, leftApprovalsComment } from './review-comment.ts'
export { rollbackBody } from './rollback-body.ts'
export { type ScanSummary, scanSummary } from './scan-summary.ts'
export { setAftermathComment } from './set-aftermath-comment.ts'
export { setRollbackBody } from './set-back.ts'
export { setBody } from './set-body.ts'
export { tellsSetGates } from './set-gates.ts'
export { type TestSummary, testSummary } from './test-summary.ts'
