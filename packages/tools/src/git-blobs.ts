import { ToolError } from './tool-error.ts'

const HEADER = /^([0-9a-f]{40}) (?:(blob) (\d{1,15})|missing)$/

/** Reads what `git cat-file --batch` printed: bytes by object id, without those that are missing or larger than a limit. */
export function parseBlobs(printed: Buffer, largest: number): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>()
  for (let start = 0; start < printed.length; ) {
    const end = printed.indexOf('\n', start)
    const header = HEADER.exec(printed.toString('latin1', start, end === -1 ? start : end))
    const [, oid, type, length] = header ?? []
    if (oid === undefined) {
      throw new ToolError('FAILED', { tool: 'git' }, 'printed objects that can not be read')
    }
    start = end + 1
    if (type === undefined) continue
    const size = Number(length)
    if (size <= largest) blobs.set(oid, printed.subarray(start, start + size))
    start += size + 1
  }
  return blobs
}
