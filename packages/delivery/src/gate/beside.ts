import { releasesBeside, type WrittenRelease, whyUnseen } from '@fluxgate/documents'
import { nameOf, type Side } from './parts.ts'
import { newcomers } from './sides.ts'

/** A release that an overlay builds and that is not the one of its service. */
export interface Beside {
  readonly overlay: string
  readonly release: WrittenRelease
}

/** Those that overlays come to build. */
export function newlyBeside(before: readonly Side[], after: readonly Side[]): readonly Beside[] {
  return newcomers(
    before.flatMap(besideIn),
    after.flatMap(besideIn),
    ({ overlay, release: { name, namespace } }) => JSON.stringify([overlay, name, namespace]),
  )
}

function besideIn({ located, files }: Side): readonly Beside[] {
  if (located?.kind !== 'found') return []
  const { overlay } = located
  return releasesBeside(files, located).map((release) => ({ overlay, release }))
}

/**
 * Files that overlays come to build and that could not be read. Only what is changed, or was not built, is looked at: reading all of
 * thousands of overlays takes long.
 */
export function newlyUnread(
  before: readonly Side[],
  after: readonly Side[],
  changed: ReadonlySet<string>,
): readonly string[] {
  const was = new Map(before.map((side) => [nameOf(side), new Set(filesOf(side))]))
  return after.flatMap((side) => {
    const known = was.get(nameOf(side))
    return filesOf(side).filter((file) => {
      const read = changed.has(file) || known?.has(file) !== true ? side.files.get(file) : undefined
      return read !== undefined && whyUnseen(file, read) !== undefined
    })
  })
}

/** Files that take part in an overlay. */
export function filesOf({ located }: Side): readonly string[] {
  return located?.kind === 'found' ? located.files : []
}
