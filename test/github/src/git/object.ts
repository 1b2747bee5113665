import { createHash } from 'node:crypto'

export type ObjectKind = 'blob' | 'tree' | 'commit' | 'tag'

export interface RawObject {
  readonly kind: ObjectKind
  readonly body: Buffer
}

export interface TreeItem {
  /** As git writes it: `100644`, `40000`, `120000`, `160000`. */
  readonly mode: string
  readonly name: string
  readonly oid: string
}

export interface Signature {
  readonly name: string
  readonly email: string
  /** Seconds since the epoch. */
  readonly seconds: number
}

export interface Commit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Signature
  readonly committer: Signature
  readonly message: string
}

export const ZERO_OID = '0'.repeat(40)
export const FOLDER_MODE = '40000'
export const FILE_MODE = '100644'

/** An object as git stores it before compression. */
export function encodeObject(kind: ObjectKind, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${kind} ${body.length}\0`), body])
}

export function hashObject(encoded: Buffer): string {
  return createHash('sha1').update(encoded).digest('hex')
}

/** Undoes `encodeObject`. */
export function decodeObject(encoded: Buffer): RawObject {
  const end = encoded.indexOf(0)
  const [kind] = encoded.toString('latin1', 0, end).split(' ')
  return { kind: objectKind(kind), body: encoded.subarray(end + 1) }
}

export function objectKind(text: string | undefined): ObjectKind {
  if (text === 'blob' || text === 'tree' || text === 'commit' || text === 'tag') return text
  throw new Error(`"${text}" is no kind of git object`)
}

export function parseTree(body: Buffer): TreeItem[] {
  const items: TreeItem[] = []
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(0x20, at)
    const end = body.indexOf(0, space)
    items.push({
      mode: body.toString('latin1', at, space),
      name: body.toString('utf8', space + 1, end),
      oid: body.toString('hex', end + 1, end + 21),
    })
    at = end + 21
  }
  return items
}

/** Sorts as git does: a folder's name counts as if it ended in a slash. */
export function encodeTree(items: readonly TreeItem[]): Buffer {
  const keyed = items.map((item) => ({
    item,
    key: Buffer.from(item.mode === FOLDER_MODE ? `${item.name}/` : item.name),
  }))
  keyed.sort((a, b) => Buffer.compare(a.key, b.key))
  return Buffer.concat(
    keyed.flatMap(({ item }) => [
      Buffer.from(`${item.mode} ${item.name}\0`),
      Buffer.from(item.oid, 'hex'),
    ]),
  )
}

/** One entry of a tree without parsing the others: a folder may hold 10,000. */
export function findTreeItem(body: Buffer, name: string): TreeItem | undefined {
  const needle = Buffer.from(` ${name}\0`)
  const space = body.indexOf(needle)
  if (space < 0) return undefined
  const start = modeStart(body, space)
  if (start === undefined || body.indexOf(needle, space + 1) >= 0) {
    return parseTree(body).find((item) => item.name === name)
  }
  const oid = space + needle.length
  return {
    mode: body.toString('latin1', start, space),
    name,
    oid: body.toString('hex', oid, oid + 20),
  }
}

const MODES = ['100644', '40000', '100755', '120000', '160000']

function modeStart(body: Buffer, space: number): number | undefined {
  const mode = MODES.find((each) => body.toString('latin1', space - each.length, space) === each)
  return mode === undefined ? undefined : space - mode.length
}

export function encodeCommit(commit: Commit): Buffer {
  const head = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${encodeSignature(commit.author)}`,
    `committer ${encodeSignature(commit.committer)}`,
  ]
  const message = commit.message.endsWith('\n') ? commit.message : `${commit.message}\n`
  return Buffer.from(`${head.join('\n')}\n\n${message}`)
}

function encodeSignature(signature: Signature): string {
  const clean = (text: string) => text.replace(/[<>\n\0]/g, '')
  return `${clean(signature.name)} <${clean(signature.email)}> ${signature.seconds} +0000`
}

export function parseCommit(body: Buffer): Commit {
  const text = body.toString('utf8')
  const split = text.indexOf('\n\n')
  const fields = text.slice(0, split).split('\n')
  const all = (name: string) =>
    fields.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  return {
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: parseSignature(all('author')[0] ?? ''),
    committer: parseSignature(all('committer')[0] ?? ''),
    message: text.slice(split + 2),
  }
}

function parseSignature(text: string): Signature {
  const open = text.lastIndexOf(' <')
  const close = text.lastIndexOf('> ')
  return {
    name: text.slice(0, Math.max(open, 0)),
    email: text.slice(open + 2, close),
    seconds: Number.parseInt(text.slice(close + 2), 10),
  }
}
