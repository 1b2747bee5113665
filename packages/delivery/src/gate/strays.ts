import {
  type Around,
  around,
  type Direction,
  directionsIn,
  type FileRead,
  type Files,
  releasesIn,
  type WrittenRelease,
  whyUnseen,
} from '@fluxgate/documents'
import { keyFromPath, type Policy, quote } from '@fluxgate/policy'
import { sweepFiles } from '../facts/sweep-files.ts'
import { layered, type ReadFiles } from '../facts/view.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { LookedAt } from './look-at.ts'
import { overlayOf } from './parts.ts'
import { type Directions, redirected } from './redirected.ts'
import { openRoll, type Roll } from './roll.ts'
import { folderOf, follows, type Root, rootsOf } from './roots.ts'
import { isOurs, type Touched } from './touched.ts'

/** A kustomization that leads further is not followed; each round is one request. */
const ROUNDS = 8

/** What Flux takes from a folder that has no kustomization. */
const MANIFEST = /\.ya?ml$/

/**
 * What a merge would move past the overlays of services, where no judgement of these sees it: a release that is called as one of them
 * and stands where no overlay builds on it, or what a kustomization around overlays says of their pins. A sentence for each; what base
 * has already is none.
 *
 * @param built files that take part in the overlays that are judged
 * @param beside releases that these come to build beside their own
 */
export async function straysIn(
  ports: Ports,
  base: Base,
  merged: string,
  changed: readonly string[],
  { built, beside }: Pick<LookedAt, 'built' | 'beside'>,
): Promise<readonly string[]> {
  const { policy } = base
  const outside = changed.filter((path) => !built.has(path) && !isOurs(path))
  if (outside.length + beside.length === 0 || !policy.environments.some(follows)) return []
  await using before = sweepFiles(ports, base)
  await using after = sweepFiles(ports, { commit: merged })
  const sides = { before: before.read, after: after.read }
  const roll = openRoll(policy, before.read)
  const loose = await newReleases(policy, sides, outside)
  const found = [
    ...loose.unseen.map(untold),
    ...(await sentences(
      roll,
      loose.releases,
      ({ key }) => `and no overlay of ${key} builds on it`,
    )),
    ...redirected(policy, loose.directions),
  ]
  for (const { overlay, release } of beside) {
    const how = () => `which the overlay ${quote(overlay)} builds beside its own`
    found.push(...(await sentences(roll, [release], how)))
  }
  for (const { root, releases, steers, deep, unseen } of await newAround(policy, outside, sides)) {
    const place = root.folder === '' ? 'the root folder' : quote(root.folder)
    found.push(...unseen.map(untold))
    if (deep) {
      found.push(`${place} builds on more files than are followed, so what it moves can't be told`)
    }
    const strange = releases.filter(({ file }) => !(built.has(file) && isWithin(root, file)))
    const listed = `which ${place} lists past the overlays`
    found.push(...(await sentences(roll, strange, () => listed)))
    if (steers)
      found.push(`the kustomization in ${place} changes what overlays pin: ${INTO_OVERLAYS}`)
  }
  return [...new Set(found)]
}

function untold({ file, why }: Unseen): string {
  return `${quote(file)} ${why}, so whether it has a release can't be told; ${PASSING}`
}

const PASSING = 'where it is meant, whoever may pass by the ruleset merges it'

const INTO_OVERLAYS = 'put that into the overlay of each service, where it is judged'

interface Sides {
  readonly before: ReadFiles
  readonly after: ReadFiles
}

async function sentences(
  roll: Roll,
  releases: readonly WrittenRelease[],
  how: (service: Touched) => string,
): Promise<string[]> {
  const found: string[] = []
  for (const release of releases) {
    const service = await roll.serviceOf(release)
    if (service === undefined) continue
    const { file, line, name } = release
    const what = `line ${line} of ${quote(file)} has the HelmRelease ${quote(name)}`
    found.push(`${what}, ${how(service)}: ${INTO_ITS_OVERLAY}`)
  }
  return found
}

const INTO_ITS_OVERLAY =
  'put it into its overlay, have the policy name the environment that it is for, or write its own namespace'

/** A file of which it can't be told whether it has a release. */
type Unseen = Extract<Around, { readonly kind: 'around' }>['unseen'][number]

/** What files have. */
interface Written {
  readonly releases: readonly WrittenRelease[]
  readonly directions: readonly Direction[]
  readonly unseen: readonly Unseen[]
}

/** As many as a request of GitHub tells of: their texts are not held any longer. */
const TOGETHER = 100

/**
 * Releases in changed files that base does not have in the same file; in an overlay that is gated, any that this does not list. With
 * them files that can't be read, where base has none there that can't.
 */
async function newReleases(
  policy: Policy,
  { before, after }: Sides,
  changed: readonly string[],
): Promise<Omit<Written, 'directions'> & { readonly directions: Directions }> {
  const paths = changed.filter((path) => MANIFEST.test(path))
  const now = await writtenIn(policy, after, paths)
  const files = [...new Set([...now.releases, ...now.unseen].map(({ file }) => file))]
  // What directs Flux may have stood in another file before.
  const was = await writtenIn(policy, before, now.directions.length > 0 ? paths : files)
  const known = new Set(was.releases.map(inFile))
  const unread = new Set(was.unseen.map(({ file }) => file))
  return {
    releases: now.releases.filter((one) => !known.has(inFile(one)) || isGated(policy, one.file)),
    unseen: now.unseen.filter(({ file }) => !unread.has(file)),
    directions: { was: was.directions, is: now.directions },
  }
}

async function writtenIn(
  { pins }: Policy,
  read: ReadFiles,
  paths: readonly string[],
): Promise<Written> {
  const releases: WrittenRelease[] = []
  const directions: Direction[] = []
  const unseen: Unseen[] = []
  for (let from = 0; from < paths.length; from += TOGETHER) {
    const some = paths.slice(from, from + TOGETHER)
    const files = await read(some)
    for (const file of some) {
      const found = files.get(file) ?? ABSENT
      const why = whyUnseen(file, found)
      if (why !== undefined) unseen.push({ file, why })
      releases.push(...releasesIn(file, found))
      directions.push(...directionsIn(file, found, pins))
    }
  }
  return { releases, directions, unseen }
}

function newAmong(
  { unseen }: Pick<Written, 'unseen'>,
  was: Pick<Written, 'unseen'>,
): readonly Unseen[] {
  const known = new Set(was.unseen.map(untold))
  return unseen.filter((one) => !known.has(untold(one)))
}

function isGated({ environments }: Policy, file: string): boolean {
  return environments.some((one) => follows(one) && overlayOf(one, file) !== undefined)
}

const ABSENT: FileRead = { kind: 'absent' }

function inFile({ file, name, namespace }: WrittenRelease): string {
  return JSON.stringify([file, name, namespace])
}

/** What a folder would build around overlays that it does not build at base. */
interface New {
  readonly root: Root
  readonly releases: readonly WrittenRelease[]
  /** Whether it changes pins of overlays otherwise than at base. */
  readonly steers: boolean
  /** Whether it leads further than is followed, and did not at base. */
  readonly deep: boolean
  readonly unseen: readonly Unseen[]
}

/** What folders would build around overlays: of those alone that something of the change takes part in. */
async function newAround(
  policy: Policy,
  changed: readonly string[],
  { before, after }: Sides,
): Promise<readonly New[]> {
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
    const names = new Set(old.releases.map(nameOf))
    return {
      root,
      releases: now.releases.filter((one) => !names.has(nameOf(one))),
      steers: now.steers.some((one) => !old.steers.includes(one)),
      deep: known.kind === 'around' && is.get(root)?.kind === 'need',
      unseen: newAmong(now, old),
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
  read: ReadFiles,
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
    if (paths.length === 0) break
    files = layered(files, await read([...new Set(paths)].sort()))
    for (const [root] of open) found.set(root, look(root))
  }
  return found
}

function nameOf({ name, namespace }: WrittenRelease): string {
  return JSON.stringify([name, namespace])
}

/** Whether a file is part of an overlay of the root's own environments. */
function isWithin({ environments }: Root, file: string): boolean {
  return environments.some((environment) => overlayOf(environment, file) !== undefined)
}
