export { type BranchVersion, branchOfVersion, printBranchVersion } from './branch-version.ts'
export { parseStampAddress } from './chart-section.ts'
export { secondsOf } from './clock-words.ts'
export type {
  Analysis,
  ChartSource,
  DeliveryFile,
  DeployTarget,
  ImageSource,
  Stage,
  Stamp,
  StampAddress,
  Step,
  StepCondition,
  VersionScheme,
} from './delivery-file.ts'
export {
  type AllowedTime,
  type Approvals,
  type Freeze,
  type Gates,
  gatesFor,
  gatesIn,
  NO_GATES,
  type Weekday,
  withoutApprovals,
} from './gate-rules.ts'
export {
  describeUnknownEnvironments,
  downstreamsOf,
  environmentOf,
  upstreamsOf,
  whyNoEnvironments,
} from './graph.ts'
export type {
  Environment,
  HelmReleaseName,
  Hold,
  People,
  Person,
  Policy,
  Reporter,
  ServiceException,
} from './model.ts'
export {
  heldInVain,
  type NamedInVain,
  namedInVain,
  placedInVain,
  strayHolds,
  testsInVain,
} from './named-in-vain.ts'
export {
  helmReleaseFor,
  helmReleaseLine,
  keyOfObject,
  type ObjectKey,
  type ObjectName,
} from './objects.ts'
export { addressesFor, holdsPath, keyFromPath, overlayPaths } from './overlay-paths.ts'
export { type ParsedDeliveryFile, parseDeliveryFile } from './parse-delivery.ts'
export { type ParsedHolds, parseHolds } from './parse-holds.ts'
export { type ParsedPolicy, parsePolicy } from './parse-policy.ts'
export { HOLDS, POLICY_PATH } from './paths.ts'
export { describePerson } from './people-section.ts'
export type { ImagePin, PinAddress, PinName, Pins, PinsPolicy } from './pins.ts'
export { describeProblem, type Problem } from './problem.ts'
export { type ProposedPolicy, proposePolicy } from './propose-policy.ts'
export { quote } from './quote.ts'
export { matchesGlob } from './relative-path.ts'
export { type Batch, isSetId, type SetGroup, type SetScope, setOf, setsOf } from './release-sets.ts'
export { describeReporterLine, mayReport } from './reporting.ts'
export type { ScannedFile } from './scan.ts'
export {
  describeUnknownService,
  parseServiceKey,
  printServiceKey,
  type ServiceKey,
  whyNoServiceKey,
} from './service-key.ts'
export { type ServicesIn, servicesIn } from './services-in.ts'
export { nearest } from './suggestion.ts'
