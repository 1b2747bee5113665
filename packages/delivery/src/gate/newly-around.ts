import {
  type Around,
  around,
  type Files,
  type Unseen,
  type WrittenRelease,
} from '@fluxgate/documents'
import { keyFromPath, type Policy } from '@fluxgate/policy'
import { layered } from '../facts/view.ts'
import { folderOf, type Root, rootsOf } from './roots.ts'
import { newcomers, type Reading, type Sides } from './sides.ts'

/** A kustomization that leads further is not followed; each round is one request. */
const ROUNDS = 8

/** What a folder would build around overlays that it does not build at base. */
export interface NewlyAround {
  readonly root: Root
  readonly releases: readonly WrittenRelease[]
  /** Whether it changes pins of overlays otherwise than at base. */
  readonly steers: boolean
  /** Whether it leads further than is followed, and did not at base. */
  readonly deep: boolean
  readonly unseen: readonly Unseen[]
}

/** What folders would build around overlays: of those alone that something of the change takes part in. */
export async function newlyAround(
  policy: Policy,
  changed: readonly string[],
  { before, after }: Sides,
): Promise<readonly NewlyAround[]> {
  const was = await aroundAll(policy, rootsOf(policy, changed), before)
  const moved = [...was].filter(([{ folder }, known]) => {
    const files = new Set(known.kind === 'around' ? known.files : changed)
    return changed.some((path) => files.has(path) || folderOf(path) === folder)
  })
  const is = await aroundAll(
    policy,
    moved.map(([root]) => root),
    after,
  )
  return moved.map(([root, known]) => {
    const [old, now] = [builtOf(known), builtOf(is.get(root))]
    return {
      root,
      releases: newcomers(old.releases, now.releases, nameOf),
      steers: newcomers(old.steers, now.steers, (one) => one).length > 0,
      deep: known.kind === 'around' && is.get(root)?.kind === 'need',
      unseen: newcomers(old.unseen, now.unseen, ({ file, why }) => JSON.stringify([file, why])),
    }
  })
}

type Built = Pick<Extract<Around, { readonly kind: 'around' }>, 'releases' | 'steers' | 'unseen'>

function builtOf(found: Around | undefined): Built {
  return found?.kind === 'around' ? found : { releases: [], steers: [], unseen: [] }
}

/** What each folder builds around overlays at one commit: one read for all of them, and more where they lead further. */
async function aroundAll(
  { pins }: Policy,
  roots: readonly Root[],
  { read, whole }: Reading,
): Promise<ReadonlyMap<Root, Around>> {
  let files: Files = new Map()
  const look = ({ folder, environments }: Root) =>
    around(
      files,
      folder,
      (path) => environments.some((environment) => keyFromPath(environment, path) !== undefined),
      pins,
    )
  const found = new Map(roots.map((root) => [root, look(root)]))
  for (let round = 0; round < ROUNDS; round += 1) {
    const open = [...found].filter(([, one]) => one.kind === 'need')
    const paths = open.flatMap(([, one]) => (one.kind === 'need' ? one.paths : []))
    if (paths.length > 0) {
      files = layered(files, await read([...new Set(paths)].sort()))
      for (const [root] of open) found.set(root, look(root))
      continue
    }
    // Only those that take part are worth a request each; they may lead further.
    const unseen = [...found].flatMap(([, one]) => (one.kind === 'around' ? one.unseen : []))
    const more = await whole(
      files,
      unseen.map(({ file }) => file),
    )
    if (more === files) break
    files = more
    for (const root of roots) found.set(root, look(root))
  }
  return found
}

function nameOf({ name, namespace }: WrittenRelease): string {
  return JSON.stringify([name, namespace])
}
