/** Sees what a program does to the runner's commands, without keeping its output. */
export interface CommandWatch {
  take(chunk: Uint8Array): void
  /** What has to be printed so that the runner obeys again, and at the start of a line; empty where nothing is amiss. */
  amends(): Uint8Array
}

/** What is kept of a line: a command that stops others, and its token, are far shorter. */
const KEPT = 1_024
/** As the runner reads them: `::` may follow spaces, `##[` may stand anywhere in the line. */
const STOP = /^\s*::stop-commands(?:\s[^:]*)?::(.+)$|##\[stop-commands(?:\s[^\]]*)?\](.+)$/i

/** A watch that has seen nothing yet. */
export function commandWatch(): CommandWatch {
  let line = ''
  let token: string | undefined

  function endLine(): void {
    const [, modern, old] = STOP.exec(line) ?? []
    const begun = (modern ?? old)?.trim()
    if (token === undefined) token = begun
    else if (line.trim().startsWith(`::${token}::`) || line.includes(`##[${token}]`)) {
      token = undefined
    }
    line = ''
  }

  return {
    take(chunk) {
      // One character for each byte, so that what is printed again is what was read.
      const lines = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
        .toString('latin1')
        .split(/[\r\n]/)
      for (const [index, piece] of lines.entries()) {
        if (index > 0) endLine()
        if (line.length < KEPT) line += piece.slice(0, KEPT - line.length)
      }
    },
    amends() {
      const unended = line === '' ? '' : '\n'
      if (unended !== '') endLine()
      const resume = token === undefined ? '' : `::${token}::\n`
      token = undefined
      return Buffer.from(`${unended}${resume}`, 'latin1')
    },
  }
}
