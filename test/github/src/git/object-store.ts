import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import {
  type Commit,
  decodeObject,
  encodeObject,
  hashObject,
  type ObjectKind,
  objectKind,
  parseCommit,
  type RawObject,
} from './object.ts'

const CACHE_BYTES = 64 * 1024 * 1024

/** Hardly any compression, and a small window: the default allocates a quarter of a megabyte for each object. */
const CHEAP = { level: 1, windowBits: 10, memLevel: 2 }

/**
 * The objects of one bare repository. Writes loose objects itself (no process); reads loose ones itself and packed ones
 * through one long-lived `git cat-file --batch`.
 */
export class ObjectStore {
  readonly #directory: string
  readonly #cache = new Map<string, RawObject>()
  readonly #commits = new Map<string, Commit>()
  #cached = 0
  #batch: Batch | undefined

  constructor(directory: string) {
    this.#directory = directory
  }

  write(kind: ObjectKind, body: Buffer): string {
    const encoded = encodeObject(kind, body)
    const oid = hashObject(encoded)
    if (this.#cache.has(oid)) return oid
    const folder = join(this.#directory, 'objects', oid.slice(0, 2))
    const path = join(folder, oid.slice(2))
    if (!existsSync(path)) {
      if (!existsSync(folder)) mkdirSync(folder)
      // In place: nothing names the object before it is whole.
      writeFileSync(path, deflateSync(encoded, CHEAP))
    }
    this.#remember(oid, { kind, body })
    return oid
  }

  /** undefined: no such object. */
  async read(oid: string): Promise<RawObject | undefined> {
    const known = this.#cache.get(oid)
    if (known !== undefined) return known
    const object = this.#readLoose(oid) ?? (await this.#readPacked(oid))
    if (object !== undefined) this.#remember(oid, object)
    return object
  }

  async body(oid: string, kind: ObjectKind): Promise<Buffer> {
    const object = await this.read(oid)
    if (object?.kind !== kind) throw new Error(`no ${kind} ${oid} in ${this.#directory}`)
    return object.body
  }

  async commit(oid: string): Promise<Commit> {
    const known = this.#commits.get(oid)
    if (known !== undefined) return known
    const commit = parseCommit(await this.body(oid, 'commit'))
    this.#commits.set(oid, commit)
    return commit
  }

  close(): void {
    this.#batch?.close()
  }

  #readLoose(oid: string): RawObject | undefined {
    const path = join(this.#directory, 'objects', oid.slice(0, 2), oid.slice(2))
    return existsSync(path) ? decodeObject(inflateSync(readFileSync(path))) : undefined
  }

  async #readPacked(oid: string): Promise<RawObject | undefined> {
    this.#batch ??= new Batch(this.#directory)
    return await this.#batch.read(oid)
  }

  #remember(oid: string, object: RawObject): void {
    this.#cache.set(oid, object)
    this.#cached += object.body.length
    for (const [old, { body }] of this.#cache) {
      if (this.#cached <= CACHE_BYTES) return
      this.#cache.delete(old)
      this.#cached -= body.length
    }
  }
}

/** One `git cat-file --batch`, asked one object after the other. */
class Batch {
  readonly #process: ChildProcessWithoutNullStreams
  readonly #waiting: ((object: RawObject | undefined) => void)[] = []
  #received: Buffer = Buffer.alloc(0)

  constructor(directory: string) {
    this.#process = spawn('git', ['--git-dir', directory, 'cat-file', '--batch'])
    this.#process.stdout.on('data', (chunk: Buffer) => this.#take(chunk))
    this.#process.on('close', () => {
      for (const answer of this.#waiting.splice(0)) answer(undefined)
    })
    this.#process.unref()
  }

  read(oid: string): Promise<RawObject | undefined> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#process.stdin.write(`${oid}\n`)
    })
  }

  close(): void {
    this.#process.stdin.end()
    this.#process.kill()
  }

  #take(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk])
    for (;;) {
      const end = this.#received.indexOf(0x0a)
      if (end < 0) return
      const [, kind, size] = this.#received.toString('latin1', 0, end).split(' ')
      if (kind === 'missing' || size === undefined) {
        this.#received = this.#received.subarray(end + 1)
        this.#waiting.shift()?.(undefined)
        continue
      }
      const from = end + 1
      const to = from + Number.parseInt(size, 10)
      if (this.#received.length < to + 1) return
      const body = Buffer.from(this.#received.subarray(from, to))
      this.#received = this.#received.subarray(to + 1)
      this.#waiting.shift()?.({ kind: objectKind(kind), body })
    }
  }
}
