import type { RepositoryControl } from '../github/src/index.ts'

/** Overlays that say which commit of a source they come from, by the annotations that Flux copies. */
export function withOrigin(
  files: ReadonlyMap<string, string>,
  { fullName }: Pick<RepositoryControl, 'fullName'>,
  commit: string,
): ReadonlyMap<string, string> {
  const lines = [
    '  annotations:',
    `    event.toolkit.fluxcd.io/source-repository: ${fullName}`,
    `    event.toolkit.fluxcd.io/source-commit: "${commit}"`,
  ]
  const text = (patch: string) => patch.replace(/^metadata:\n/m, `metadata:\n${lines.join('\n')}\n`)
  return new Map([...files].map(([path, patch]) => [path, text(patch)]))
}
