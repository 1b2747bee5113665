import type { Report } from './model.ts'

/** What helm-controller's reasons say of a release; every other reason says nothing of one. */
const REPORTS: ReadonlyMap<string, Report> = new Map<string, Report>([
  ['InstallSucceeded', { what: 'upgrade', outcome: 'success' }],
  ['UpgradeSucceeded', { what: 'upgrade', outcome: 'success' }],
  ['InstallFailed', { what: 'upgrade', outcome: 'failure' }],
  ['UpgradeFailed', { what: 'upgrade', outcome: 'failure' }],
  ['TestSucceeded', { what: 'test', outcome: 'success' }],
  ['TestFailed', { what: 'test', outcome: 'failure' }],
  ['RollbackSucceeded', { what: 'rollback', outcome: 'success' }],
])

const NOISE: ReadonlyMap<string, string> = new Map([
  ['RollbackFailed', 'the failed upgrade before it has been reported already'],
  ['UninstallSucceeded', 'an uninstall proves no release'],
  ['UninstallFailed', 'an uninstall proves no release'],
  ['DriftDetected', 'drift is repaired under the same release'],
  ['DriftCorrected', 'drift is repaired under the same release'],
  ['DriftCorrectionFailed', 'drift is repaired under the same release'],
  ['DependencyNotReady', 'it waits for another release and has tried none'],
  ['PendingRelease', 'a lock was lifted; no release was tried'],
  ['ArtifactFailed', 'the chart could not be fetched; no release was tried'],
  ['ValuesError', 'the values could not be put together; no release was tried'],
])

/** What a reason says of a release; undefined: nothing. */
export function reportOf(reason: string): Report | undefined {
  return REPORTS.get(reason)
}

/** Why a reason is noise, in a few words. */
export function whyNoise(reason: string): string {
  return NOISE.get(reason) ?? 'its reason says nothing of a release'
}
