import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Commit,
  encodeCommit,
  encodeTree,
  FILE_MODE,
  FOLDER_MODE,
  findTreeItem,
  parseTree,
  type Signature,
  type TreeItem,
} from './object.ts'
import { ObjectStore } from './object-store.ts'
import { RefStore } from './ref-store.ts'

const CONFIG = `[core]
\trepositoryformatversion = 0
\tfilemode = true
\tbare = true
[http]
\treceivepack = true
[uploadpack]
\tallowFilter = true
\tallowAnySHA1InWant = true
[receive]
\tdenyDeletes = false
\tunpackLimit = 1000000
[gc]
\tauto = 0
`

/** A file of a change: its whole new content, or undefined to delete it. */
export type FileContent =
  | string
  | Buffer
  | { readonly mode: string; readonly content: string | Buffer }
  | undefined

/** A real bare repository on disk. */
export class GitRepository {
  readonly directory: string
  readonly objects: ObjectStore
  readonly refs: RefStore

  /** Makes the repository; the folder must not exist. */
  constructor(directory: string, defaultBranch: string) {
    mkdirSync(join(directory, 'objects', 'info'), { recursive: true })
    mkdirSync(join(directory, 'objects', 'pack'), { recursive: true })
    mkdirSync(join(directory, 'refs', 'heads'), { recursive: true })
    mkdirSync(join(directory, 'refs', 'tags'), { recursive: true })
    writeFileSync(join(directory, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`)
    writeFileSync(join(directory, 'config'), CONFIG)
    this.directory = directory
    this.objects = new ObjectStore(directory)
    this.refs = new RefStore(directory)
  }

  close(): void {
    this.objects.close()
  }

  /** The entry at a path of a tree; the tree itself for an empty path. */
  async entry(tree: string, path: string): Promise<TreeItem | undefined> {
    let item: TreeItem = { mode: FOLDER_MODE, name: '', oid: tree }
    for (const name of path.split('/').filter((part) => part !== '')) {
      if (item.mode !== FOLDER_MODE) return undefined
      const next = findTreeItem(await this.objects.body(item.oid, 'tree'), name)
      if (next === undefined) return undefined
      item = next
    }
    return item
  }

  async entryAt(commit: string, path: string): Promise<TreeItem | undefined> {
    return await this.entry((await this.objects.commit(commit)).tree, path)
  }

  /** Text of a file at a commit; undefined when it is not there. */
  async readText(commit: string, path: string): Promise<string | undefined> {
    const item = await this.entryAt(commit, path)
    if (item === undefined || item.mode === FOLDER_MODE) return undefined
    return (await this.objects.body(item.oid, 'blob')).toString('utf8')
  }

  /** The tree after the change; a deleted file that is not there is no trouble here. */
  async changedTree(
    tree: string | undefined,
    files: ReadonlyMap<string, FileContent>,
  ): Promise<string> {
    const items = new Map<string, TreeItem>()
    if (tree !== undefined) {
      for (const item of parseTree(await this.objects.body(tree, 'tree')))
        items.set(item.name, item)
    }
    const folders = new Map<string, Map<string, FileContent>>()
    for (const [path, content] of files) {
      const slash = path.indexOf('/')
      if (slash >= 0) {
        const folder = path.slice(0, slash)
        const inner = folders.get(folder) ?? new Map<string, FileContent>()
        folders.set(folder, inner.set(path.slice(slash + 1), content))
      } else if (content === undefined) items.delete(path)
      else items.set(path, this.#file(path, content, items.get(path)))
    }
    for (const [name, inner] of folders) {
      const old = items.get(name)
      const oid = await this.changedTree(old?.mode === FOLDER_MODE ? old.oid : undefined, inner)
      if (oid === this.emptyTree()) items.delete(name)
      else items.set(name, { mode: FOLDER_MODE, name, oid })
    }
    return this.objects.write('tree', encodeTree([...items.values()]))
  }

  emptyTree(): string {
    return this.objects.write('tree', Buffer.alloc(0))
  }

  writeCommit(commit: Commit): string {
    return this.objects.write('commit', encodeCommit(commit))
  }

  #file(
    path: string,
    content: Exclude<FileContent, undefined>,
    old: TreeItem | undefined,
  ): TreeItem {
    const plain = typeof content === 'string' || Buffer.isBuffer(content)
    const mode = plain ? (old?.mode ?? FILE_MODE) : content.mode
    const body = plain ? content : content.content
    return {
      mode: mode === FOLDER_MODE ? FILE_MODE : mode,
      name: path,
      oid: this.objects.write('blob', Buffer.from(body)),
    }
  }
}

export type { Commit, Signature }
