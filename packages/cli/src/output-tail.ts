/** The end of a program's output. */
export interface OutputTail {
  take(chunk: Uint8Array): void
  /** Its last lines; where some are missing before them, the first is whole. */
  text(): string
  /** The last line that says something; '' where there is none. */
  lastLine(): string
  /** Whether there was more than is kept. */
  isCut(): boolean
}

/** What a person scrolls back through; the rest is what `--plain` is for. */
const KEPT = 65_536

/** Keeps the end of what it takes, and never more than twice that. */
export function outputTail(kept: number = KEPT): OutputTail {
  let bytes = Buffer.alloc(0)
  let cut = false
  return {
    take(chunk) {
      bytes = Buffer.concat([bytes, chunk.length > kept ? chunk.subarray(-kept) : chunk])
      cut ||= chunk.length > kept
      if (bytes.length > 2 * kept) {
        bytes = Buffer.from(bytes.subarray(-kept))
        cut = true
      }
    },
    text() {
      const text = bytes.toString('utf8')
      return cut ? text.slice(text.indexOf('\n') + 1) : text
    },
    lastLine() {
      const end = bytes.subarray(-2_048).toString('utf8')
      return end.split(/[\r\n]/).findLast((line) => line.trim() !== '') ?? ''
    },
    isCut: () => cut,
  }
}
