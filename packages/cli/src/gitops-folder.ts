import type { FileRead } from '@fluxgate/documents'
import {
  type Environment,
  HOLDS,
  type Hold,
  heldInVain,
  nearest,
  type Policy,
  type Problem,
  parseHolds,
  servicesIn,
  strayHolds,
} from '@fluxgate/policy'
import type { WorkingCopy } from './working-copy.ts'

/** The keys of the services that have an overlay in an environment, sorted. */
export async function keysIn(
  copy: WorkingCopy,
  environment: Environment,
): Promise<readonly string[]> {
  const listed = new Map<string, readonly string[]>()
  for (;;) {
    const found = servicesIn(environment, listed)
    if (found.kind === 'found') return [...found.keys].sort()
    for (const folder of found.folders) listed.set(folder, namesIn(await copy.read(folder)))
  }
}

/** A hold with what it is of. */
export interface PlacedHold {
  readonly environment: string
  readonly key: string
  readonly hold: Hold
}

/** The hold files of a working copy. */
export interface HoldFiles {
  readonly holds: readonly PlacedHold[]
  /** What is wrong in them. */
  readonly problems: readonly Problem[]
}

/** Reads every hold file, whatever environment and service it is named for. */
export async function holdFilesIn(copy: WorkingCopy): Promise<HoldFiles> {
  const holds: PlacedHold[] = []
  const problems: Problem[] = []
  for (const environment of namesIn(await copy.read(HOLDS))) {
    for (const name of namesIn(await copy.read(`${HOLDS}/${environment}`))) {
      if (!name.endsWith('.yaml')) continue
      const path = `${HOLDS}/${environment}/${name}`
      const file = await copy.read(path)
      const key = name.slice(0, -'.yaml'.length)
      if (file.kind !== 'file') {
        problems.push({ file: path, line: 1, col: 1, message: whyUnread(file) })
        continue
      }
      const parsed = parseHolds(file.text, path)
      if (parsed.kind === 'problems') problems.push(...parsed.problems)
      else holds.push(...parsed.holds.map((hold) => ({ environment, key, hold })))
    }
  }
  return { holds, problems }
}

/** Files among the holds that hold nothing, a sentence for each; `known`: keys of the services that there are. */
export async function holdsInVain(
  copy: WorkingCopy,
  policy: Policy,
  known: readonly string[],
): Promise<readonly string[]> {
  const folder = await copy.read(HOLDS)
  const vain = [
    ...misnamedHolds(namesIn(await copy.read('.fluxgate'))),
    ...(folder.kind === 'folder' ? strayHolds(policy, folder.entries) : []),
  ]
  for (const { name } of policy.environments) {
    const names = namesIn(await copy.read(`${HOLDS}/${name}`))
    vain.push(...heldInVain(name, names, known))
  }
  return vain
}

/** What stands beside the policy and is called nearly as the folder of holds is, such as `hold` or `holds.yaml`. */
function misnamedHolds(names: readonly string[]): readonly string[] {
  const folder = HOLDS.slice(HOLDS.lastIndexOf('/') + 1)
  return names
    .filter((name) => name !== folder && nearest(name.replace(/\.ya?ml$/, ''), [folder]))
    .map((name) => `.fluxgate/${name} holds nothing: holds are in ${HOLDS}/<environment>/`)
}

/** Why what stands where a file should be is not read as one, and the way out. */
export function whyUnread(file: Exclude<FileRead, { readonly kind: 'file' }>): string {
  if (file.kind === 'folder') return 'is a folder; put a file in its place'
  if (file.kind === 'absent') return 'is not there'
  return file.what === 'symlink'
    ? 'is a symbolic link; put a copy in its place'
    : 'is not a text file of a size that can be read'
}

/** Names of what stands in a folder; none where it is no folder. */
export function namesIn(file: FileRead): readonly string[] {
  return file.kind === 'folder' ? file.entries.map(({ name }) => name) : []
}
