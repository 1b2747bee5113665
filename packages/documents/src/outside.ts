import { buildRoot, KUSTOMIZATION_FILES, readObjects } from './build.ts'
import { openOwn } from './kustomize-keys.ts'
import { builtRelease } from './locate.ts'
import type { FileRead, Files, FileView, Found, LocateRequest } from './model.ts'
import { nameOf, within } from './path.ts'
import { positionOf } from './position.ts'
import { idOf, isRelease, namesChart, type Resource } from './resource.ts'
import { steering } from './steering.ts'
import { look, open, openWorkspace } from './workspace.ts'

/** A release with its chart, as a file has it. */
export interface WrittenRelease {
  readonly name: string
  readonly namespace: string | undefined
  readonly file: string
  readonly line: number
  readonly col: number
}

/**
 * What an object of these groups has in its text, which the definitions of their kinds have not; or an escape in double quotes, or a tag for
 * base64, which may stand for any part of that.
 */
const MAY_RELEASE = /(?:helm|kustomize)\.toolkit\.fluxcd\.io\/|\\[xuU/\r\n]|!![b%]|!<|%TAG/

/** The releases of one file, whoever lists it; none where it can't be read: see {@link whyUnseen}. */
export function releasesIn(path: string, read: FileRead): readonly WrittenRelease[] {
  // Large files mostly have none, and a parser takes seconds for them.
  if (read.kind !== 'file' || !MAY_RELEASE.test(read.text)) return []
  return releasesAmong(readObjects(openWorkspace(new Map([[path, read]])), path))
}

/** Why it can't be told whether a file has a release: Flux may read what we do not. Undefined: it can, or there is no file. */
export function whyUnseen(path: string, read: FileRead): string | undefined {
  if (read.kind === 'file' && !MAY_RELEASE.test(read.text)) return undefined
  return whyUnread(path, read)
}

function whyUnread(path: string, read: FileRead, opened = open): string | undefined {
  if (read.kind === 'absent' || read.kind === 'folder') return undefined
  const trees = opened(openWorkspace(new Map([[path, read]])), path)
  return trees !== 'waiting' && trees.kind === 'refused' ? trees.refusal.message : undefined
}

/** The releases that an overlay builds beside the one that was found there; none where that is known by addresses alone. */
export function releasesBeside(files: Files, found: Found): readonly WrittenRelease[] {
  const built = builtRelease(files, found)
  return built === undefined
    ? []
    : releasesAmong(built.resources.filter((one) => one !== built.release))
}

/** What a folder builds around overlays, which are judged by themselves. */
export type Around =
  | { readonly kind: 'need'; readonly paths: readonly string[] }
  | {
      readonly kind: 'around'
      /** Releases that are no overlay's. */
      readonly releases: readonly WrittenRelease[]
      /** All by which pins of overlays may be changed from here: a text for each, equal for what does the same. */
      readonly steers: readonly string[]
      /** Every file that took part. */
      readonly files: readonly string[]
      /** What of them can't be told. */
      readonly unseen: readonly Unseen[]
    }

/** A file of which it can't be told whether it has, or leads to, a release. */
export interface Unseen {
  readonly file: string
  readonly why: string
}

/** A folder of ten thousand services lists each of them. */
const VISITS = 200_000

/**
 * What the kustomization of a folder builds around the overlays below it, which count as empty; nothing where the folder has none.
 *
 * @param isOverlay whether a path is exactly where an overlay stands
 */
export function around(
  files: FileView,
  folder: string,
  isOverlay: (path: string) => boolean,
  pins: LocateRequest['pins'],
): Around {
  let lists = false
  const space = openWorkspace(
    withoutOverlays(files, (path) => {
      const found = isOverlay(path)
      lists ||= found
      return found
    }),
  )
  space.budget = VISITS
  const names = KUSTOMIZATION_FILES.map((name) => within(folder, name))
  const there = names.some((name) => (look(space, name)?.kind ?? 'absent') !== 'absent')
  const built = there ? buildRoot(space, folder, undefined).resources : []
  const steers = there && lists ? steering(space, folder, pins) : []
  if (space.needed.size > 0) return { kind: 'need', paths: [...space.needed].sort() }
  const used = [...space.used]
  const unseen = used.flatMap((file) => {
    const read = space.files.get(file) ?? { kind: 'absent' }
    // A kustomization speaks of what others have.
    const leads = KUSTOMIZATION_FILES.some((name) => name === nameOf(file))
    const why = leads ? whyUnread(file, read, openOwn) : whyUnseen(file, read)
    return why === undefined ? [] : [{ file, why }]
  })
  unseen.push(...space.remotes.map(({ file, message }) => ({ file, why: message })))
  return { kind: 'around', releases: releasesAmong(built), steers, files: used, unseen }
}

const EMPTY = 'kustomization.yaml'

function withoutOverlays(files: FileView, isOverlay: (path: string) => boolean): FileView {
  const get = (path: string): FileRead | undefined => {
    if (isOverlay(path)) {
      return /\.ya?ml$/.test(path)
        ? { kind: 'file', text: '' }
        : { kind: 'folder', entries: [{ name: EMPTY, folder: false }] }
    }
    const cut = path.lastIndexOf('/')
    const own = KUSTOMIZATION_FILES.some((name) => name === path.slice(cut + 1))
    if (cut > 0 && own && isOverlay(path.slice(0, cut))) {
      return path.endsWith(EMPTY)
        ? { kind: 'file', text: 'kind: Kustomization\n' }
        : { kind: 'absent' }
    }
    return files.get(path)
  }
  return { get, has: (path) => get(path) !== undefined }
}

function releasesAmong(resources: readonly Resource[]): readonly WrittenRelease[] {
  return resources
    .filter((resource) => isRelease(resource) && namesChart(resource))
    .map(({ body }) => {
      const { name, namespace } = idOf(body)
      return { name, namespace, ...positionOf(body.spot) }
    })
}
