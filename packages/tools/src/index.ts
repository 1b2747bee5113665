export { cleanOutput } from './clean-output.ts'
export { dockerEngine } from './docker.ts'
export { findTool, type Search } from './find-tool.ts'
export {
  type CheckedOutCommit,
  changedFiles,
  checkedOutCommit,
  isMadeOf,
  resolveCommit,
  touchedFiles,
} from './git.ts'
export type { GitChange, GitCommit, GitFile } from './git-log.ts'
export {
  fetchSnapshot,
  type GitLog,
  type GitRemote,
  type GitSnapshot,
  type SnapshotOptions,
} from './git-snapshot.ts'
export type { GitEntry, GitTree } from './git-tree.ts'
export {
  type ChartPackage,
  type ChartRender,
  type DependencyFetch,
  helmDependencies,
  helmLint,
  helmPackage,
  helmTemplate,
} from './helm.ts'
export { type HelmRegistry, helmRegistry, type RegistryHost } from './helm-registry.ts'
export { kubeconform, type SchemaVerdict } from './kubeconform.ts'
export type { Ending, ToolOptions } from './run-tool.ts'
export { ToolError, type ToolErrorCode } from './tool-error.ts'
