import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

export interface RefChange {
  readonly name: string
  /** undefined: delete. */
  readonly after: string | undefined
}

/** The refs of one bare repository, in memory and on disk (loose, each replaced in one step, as git does it). */
export class RefStore {
  readonly #directory: string
  #refs: ReadonlyMap<string, string> = new Map()

  constructor(directory: string) {
    this.#directory = directory
    this.reload()
  }

  /** All refs by full name; a new map after every change, so that a kept one is a snapshot. */
  get all(): ReadonlyMap<string, string> {
    return this.#refs
  }

  get(name: string): string | undefined {
    return this.#refs.get(name)
  }

  /** Reads the refs from disk, after git itself has changed them. */
  reload(): void {
    const refs = new Map<string, string>()
    const packed = join(this.#directory, 'packed-refs')
    if (existsSync(packed)) {
      for (const line of readFileSync(packed, 'utf8').split('\n')) {
        const [oid, name] = line.split(' ')
        if (name !== undefined && /^[0-9a-f]{40}$/.test(oid ?? '')) refs.set(name, oid ?? '')
      }
    }
    this.#collect('refs', refs)
    this.#refs = refs
  }

  /** A name that is a folder of others (or the other way round) can't exist beside them. */
  conflicts(name: string): boolean {
    if (this.#refs.has(name)) return false
    for (const other of this.#refs.keys()) {
      if (other.startsWith(`${name}/`) || name.startsWith(`${other}/`)) return true
    }
    return false
  }

  apply(changes: readonly RefChange[]): void {
    const refs = new Map(this.#refs)
    for (const { name, after } of changes) {
      if (after === undefined) {
        this.#remove(name)
        refs.delete(name)
      } else {
        this.#write(name, after)
        refs.set(name, after)
      }
    }
    this.#refs = refs
  }

  #write(name: string, oid: string): void {
    const path = join(this.#directory, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.lock`, `${oid}\n`, { flag: 'wx' })
    renameSync(`${path}.lock`, path)
  }

  #remove(name: string): void {
    const packed = join(this.#directory, 'packed-refs')
    if (existsSync(packed) && readFileSync(packed, 'utf8').includes(` ${name}\n`)) {
      execFileSync('git', ['--git-dir', this.#directory, 'update-ref', '-d', name])
      return
    }
    rmSync(join(this.#directory, name), { force: true })
    let folder = dirname(name)
    while (
      folder.split('/').length > 2 &&
      readdirSync(join(this.#directory, folder)).length === 0
    ) {
      rmdirSync(join(this.#directory, folder))
      folder = dirname(folder)
    }
  }

  #collect(folder: string, refs: Map<string, string>): void {
    for (const entry of readdirSync(join(this.#directory, folder), { withFileTypes: true })) {
      const name = `${folder}/${entry.name}`
      if (entry.isDirectory()) this.#collect(name, refs)
      else if (!name.endsWith('.lock')) {
        refs.set(name, readFileSync(join(this.#directory, name), 'utf8').trim())
      }
    }
  }
}
