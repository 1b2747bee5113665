import { spawnSync } from 'node:child_process'

/** A commit to be made on a branch: whole files, or undefined to delete one. */
export interface Commit {
  readonly message: string
  readonly author: { readonly name: string; readonly email: string }
  /** Seconds since the epoch. */
  readonly at: number
  readonly files: ReadonlyMap<string, string | undefined>
}

/** Puts commits on a branch of a bare repository, one after the other, in one process however many files there are. */
export function commitSeries(directory: string, branch: string, commits: readonly Commit[]): void {
  const ref = `refs/heads/${branch}`
  const known = spawnSync('git', ['--git-dir', directory, 'rev-parse', '--verify', '-q', ref])
  const parts: string[] = ['feature done\n']
  for (const [index, { message, author, at, files }] of commits.entries()) {
    const who = `${author.name} <${author.email}> ${at} +0000`
    parts.push(`commit ${ref}\nauthor ${who}\ncommitter ${who}\n${data(message)}`)
    if (index === 0 && known.status === 0) parts.push(`from ${ref}^0\n`)
    for (const [path, text] of files) {
      parts.push(text === undefined ? `D ${path}\n` : `M 100644 inline ${path}\n${data(text)}`)
    }
    parts.push('\n')
  }
  parts.push('done\n')
  const { status, stderr } = spawnSync(
    'git',
    ['--git-dir', directory, 'fast-import', '--quiet', '--force'],
    { input: parts.join('') },
  )
  if (status !== 0) throw new Error(`git fast-import: ${stderr}`)
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}
