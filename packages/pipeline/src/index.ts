export { type Allowance, allowance } from './allowance.ts'
export { type Annotation, annotationsOf } from './annotations.ts'
export { branchIdentifier } from './branch-identifier.ts'
export { type ChartFile, readChartFile, resolveFolder } from './chart-file.ts'
export {
  type ChartCheck,
  type ChartFinding,
  type ChartReport,
  type ChartStep,
  chartReport,
  type Difference,
  valuesToName,
} from './chart-report.ts'
export { choosePlace, fileName, type SourceFiles } from './choose-place.ts'
export { type Candidate, type ComparisonFacts, comparisons, doneStep } from './comparison.ts'
export {
  callerPrefix,
  type DeliveryTime,
  deliveryTime,
  type JobResult,
  type JobRow,
  type JobTime,
} from './delivery-time.ts'
export {
  type Expectation,
  type Expectations,
  type ParsedExpectations,
  parseExpectations,
} from './expectations.ts'
export {
  type Finding,
  type FindingTally,
  findingsFrom,
  mergeFindings,
  NO_FINDINGS,
  SARIF_LEVELS,
  type SarifLevel,
} from './finding-tally.ts'
export { fileOf, readLint, readRenderError } from './helm-message.ts'
export type { ImagePlan, ImagePlatform } from './image-plan.ts'
export { type JunitReader, type JunitReading, junitReader } from './junit.ts'
export { matchExpectations } from './match-expectations.ts'
export {
  type ChangeFacts,
  type DeliveryFacts,
  type DeliveryPlan,
  feedingBranch,
  type PlannedDelivery,
  planDelivery,
  serviceChanges,
} from './plan-delivery.ts'
export {
  type ReleaseVersion,
  releaseVersion,
  type VersionFacts,
  whyNoVersion,
} from './release-version.ts'
export { type Rendered, type RenderedObject, readRendered } from './rendered.ts'
export { isCommit, type RunRef, runRef } from './run-ref.ts'
export { readSarif, type SarifReading } from './sarif.ts'
export {
  judgeScans,
  readScan,
  type Scan,
  type ScanFiles,
  type ScanRules,
  type ScanVerdict,
} from './scan.ts'
export { type SchemaAnswer, schemaFindings } from './schema-findings.ts'
export {
  ALL_STEPS,
  type PipelineStep,
  type SelectedSteps,
  selectSteps,
} from './select-steps.ts'
export { type SplitSteps, splitSteps } from './split-steps.ts'
export {
  printStageTimes,
  readStageTimes,
  type StageTime,
  type StageTimes,
} from './stage-times.ts'
export { type Changes, whyNotNeeded } from './step-condition.ts'
export {
  failedStep,
  type RunResult,
  type StepKind,
  type StepOutcome,
  type StepResult,
  wentWrong,
} from './step-result.ts'
export {
  mergeTallies,
  NO_TESTS,
  type ReportedPlace,
  type TestCase,
  type TestFailure,
  type TestTally,
} from './test-tally.ts'
export { failureWords, outcomeWords, runWords, span, testWords, wayOut } from './words.ts'
