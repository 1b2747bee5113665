import { type Buffer, isUtf8 } from 'node:buffer'
import { constants, type Dirent } from 'node:fs'
import { access, open, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { FileRead } from '@fluxgate/documents'

/** The files of a folder, as a commit of it would have them. */
export interface WorkingCopy {
  /** What stands at a path from its root, '' being the root itself. Links are told of, and never followed. */
  read(path: string): Promise<FileRead>
}

/** Where GitHub cuts text, so that what is read here is read there. */
const MOST_BYTES = 512_000
const ABSENT: FileRead = { kind: 'absent' }

/** The working copy at an absolute path. Each folder is listed once. */
export function workingCopyAt(root: string): WorkingCopy {
  const listed = new Map<string, Promise<ReadonlyMap<string, Dirent>>>()
  const entriesOf = (folder: string): Promise<ReadonlyMap<string, Dirent>> => {
    const known = listed.get(folder)
    if (known !== undefined) return known
    const entries = readdir(join(root, folder), { withFileTypes: true }).then(
      (all) => new Map(all.map((entry) => [entry.name, entry])),
    )
    listed.set(folder, entries)
    return entries
  }
  const kindOf = async (path: string): Promise<'file' | 'folder' | 'symlink' | undefined> => {
    if (path === '') return 'folder'
    const cut = path.lastIndexOf('/')
    const folder = cut === -1 ? '' : path.slice(0, cut)
    if ((await kindOf(folder)) !== 'folder') return undefined
    const entry = (await entriesOf(folder)).get(path.slice(cut + 1))
    if (entry?.isSymbolicLink() === true) return 'symlink'
    if (entry?.isDirectory() === true) return 'folder'
    return entry?.isFile() === true ? 'file' : undefined
  }
  return {
    async read(path) {
      switch (await kindOf(path)) {
        case undefined:
          return ABSENT
        case 'symlink':
          return { kind: 'unusable', what: 'symlink' }
        case 'folder': {
          const entries = [...(await entriesOf(path))]
          return {
            kind: 'folder',
            entries: entries.map(([name, entry]) => ({ name, folder: entry.isDirectory() })),
          }
        }
        case 'file':
          return readFile(join(root, path))
      }
    },
  }
}

/** The nearest folder above one that lacks a file, in the same repository, that holds it, as seen from there: `..`, `../..`. */
export async function folderAbove(folder: string, path: string): Promise<string | undefined> {
  if (await isThere(join(folder, path))) return undefined
  for (let below = folder; !(await isThere(join(below, '.git'))); below = dirname(below)) {
    const above = dirname(below)
    if (above === below) return undefined
    if (await isThere(join(above, path))) return relative(folder, above)
  }
  return undefined
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function readFile(path: string): Promise<FileRead> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    // Not whether it is executable: some disks say so of every file, and git keeps its own word.
    const { size } = await handle.stat()
    if (size > MOST_BYTES) return { kind: 'unusable', what: 'too-large' }
    return textOf(await handle.readFile())
  } finally {
    await handle.close()
  }
}

function textOf(bytes: Buffer): FileRead {
  return bytes.includes(0) || !isUtf8(bytes)
    ? { kind: 'unusable', what: 'binary' }
    : { kind: 'file', text: bytes.toString('utf8') }
}
