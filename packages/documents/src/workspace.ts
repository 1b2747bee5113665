import type { PatchBudget } from './merge.ts'
import type { FileRead, FileView, Refusal } from './model.ts'
import { refuseFile } from './position.ts'
import { readText, readTextQuickly, type Trees } from './read-text.ts'

/**
 * What one search has read, still needs, and stumbled over. It is filled while the search goes on, so that
 * one answer asks for all files that can be known to be needed.
 */
export interface Workspace {
  readonly files: FileView
  readonly reader: Reader
  readonly needed: Set<string>
  readonly used: Set<string>
  /** What ends the search, first come; only looked at once nothing is needed any more. */
  fatal: Refusal | undefined
  /** What matters only when something is not found: resources that can't be read. */
  readonly doubts: Refusal[]
  /** Resources left out because they are not in this repository. */
  readonly remotes: Refusal[]
  /** Files and folders that may still be visited. */
  budget: number
  /** Shared by every patch of the search. */
  readonly patching: PatchBudget
}

/** How a search reads files. */
export interface Reader {
  readonly parse: (file: string, text: string) => Trees
  /** One parse for each file as the caller gave it, shared by every search over the same files. */
  readonly parsed: Parses
}

interface Parses {
  get(file: FileRead): Parse | undefined
  set(file: FileRead, parse: Parse): unknown
}

interface Parse {
  readonly path: string
  readonly trees: Trees
}

/** Gives what may be edited. */
export function thoroughReader(): Reader {
  return { parse: readText, parsed: new WeakMap() }
}

const THOROUGH = thoroughReader()

/** Enough for the overlays of one service, one after the other, and what they build on. */
const RECENT_PARSES = 32

/** For what is only looked at, of many services one after the other. */
export function quickReader(): Reader {
  return { parse: readTextQuickly, parsed: recentParses() }
}

/**
 * The last few parses. Trees that live as long as their files are moved by every garbage collection until then, which takes longer than
 * to read the files again; and a map that goes on being filled and emptied holds on to its former tables in the same way.
 */
function recentParses(): Parses {
  const ring: { readonly file: FileRead; readonly parse: Parse }[] = []
  let next = 0
  return {
    get: (file) => ring.find((recent) => recent.file === file)?.parse,
    set(file, parse) {
      ring[next] = { file, parse }
      next = (next + 1) % RECENT_PARSES
    },
  }
}

/** Steps that all patches of one search may take: an object asked, a map's entry merged. */
const PATCH_STEPS = 500_000

/** Files and folders that one environment of one service may be built from. */
const VISIT_LIMIT = 2_000

/** A search that has read nothing yet. */
export function openWorkspace(files: FileView, reader: Reader = THOROUGH): Workspace {
  return {
    files,
    reader,
    needed: new Set(),
    used: new Set(),
    fatal: undefined,
    doubts: [],
    remotes: [],
    budget: VISIT_LIMIT,
    patching: { left: PATCH_STEPS },
  }
}

/** Notes the first trouble that ends the search. */
export function stop(space: Workspace, refusal: Refusal): void {
  space.fatal ??= refusal
}

/** What is known of a path; undefined: it is asked for. Names that a listed folder does not have are absent. */
export function look(space: Workspace, path: string): FileRead | undefined {
  const known = space.files.get(path)
  if (known !== undefined) return known
  const cut = path.lastIndexOf('/')
  const parent = cut === -1 ? undefined : space.files.get(path.slice(0, cut))
  if (parent?.kind === 'absent') return { kind: 'absent' }
  if (
    parent?.kind === 'folder' &&
    !parent.entries.some((entry) => entry.name === path.slice(cut + 1))
  )
    return { kind: 'absent' }
  space.needed.add(path)
  return undefined
}

/**
 * The same for what looks like a folder: its kustomization is asked for in the same breath, which saves a
 * round for every folder on the way.
 */
export function lookFolder(space: Workspace, path: string): FileRead | undefined {
  const known = look(space, path)
  const likely = path === '' ? 'kustomization.yaml' : `${path}/kustomization.yaml`
  if (known === undefined && !/\.ya?ml$/.test(path) && !space.files.has(likely))
    space.needed.add(likely)
  return known
}

/** The documents of a file that is there; `waiting` where it has to be read first. */
export function open(space: Workspace, path: string): Trees | 'waiting' {
  const read = look(space, path)
  if (read === undefined) return 'waiting'
  space.budget -= 1
  if (space.budget < 0) {
    const message = `more than ${VISIT_LIMIT} files take part: this overlay is not followed`
    stop(space, refuseFile(path, 'too-large', message))
    return { kind: 'trees', trees: [] }
  }
  switch (read.kind) {
    case 'file':
      space.used.add(path)
      return treesOf(space.reader, path, read)
    case 'folder':
      return {
        kind: 'refused',
        refusal: refuseFile(path, 'build', 'is a folder: name a file in it'),
      }
    case 'absent':
      // Whoever adds it changes what is built.
      space.used.add(path)
      return {
        kind: 'refused',
        refusal: refuseFile(path, 'build', 'does not exist, yet a kustomization lists it'),
      }
    case 'unusable':
      space.used.add(path)
      return { kind: 'refused', refusal: unusable(path, read.what) }
  }
}

type Unusable = Extract<FileRead, { kind: 'unusable' }>['what']

function unusable(path: string, what: Unusable): Refusal {
  switch (what) {
    case 'symlink':
      return refuseFile(path, 'symlink', 'is a symbolic link: put the file itself there')
    case 'submodule':
      return refuseFile(path, 'mode', 'is a submodule: its files are not in this repository')
    case 'executable':
      return refuseFile(path, 'mode', 'is executable: make its mode 100644')
    case 'binary':
      return refuseFile(path, 'not-yaml', 'is not text')
    case 'too-large':
      return refuseFile(path, 'too-large', 'is too large to be read whole: split it')
  }
}

function treesOf(
  { parse, parsed }: Reader,
  path: string,
  read: Extract<FileRead, { kind: 'file' }>,
): Trees {
  const before = parsed.get(read)
  if (before?.path === path) return before.trees
  const trees = parse(path, read.text)
  parsed.set(read, { path, trees })
  return trees
}
