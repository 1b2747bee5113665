import { spawnSync } from 'node:child_process'

const LARGEST = 1024 * 1024 * 1024

export interface Change {
  readonly letter: string
  /** Afterwards. */
  readonly mode: string
  readonly path: string
}

export interface CommitChanges {
  /** The first one. */
  readonly parent: string
  readonly changes: readonly Change[]
}

/** A bare repository at one moment, read with git itself; few processes, however much there is to read. */
export class BareRepository {
  readonly #directory: string
  readonly #refs = new Map<string, string>()

  constructor(directory: string) {
    this.#directory = directory
  }

  /** Standard output of a git command; throws where it fails. */
  git(args: readonly string[], input = ''): string {
    const { status, stdout, stderr } = spawnSync('git', ['--git-dir', this.#directory, ...args], {
      input,
      maxBuffer: LARGEST,
    })
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout.toString('utf8')
  }

  lines(...args: string[]): string[] {
    return this.git(args)
      .split('\n')
      .filter((line) => line !== '')
  }

  /** Branches by name, without `refs/heads/`. */
  branches(): ReadonlyMap<string, string> {
    if (this.#refs.size > 0) return this.#refs
    for (const line of this.lines('for-each-ref', '--format=%(objectname) %(refname)')) {
      this.#refs.set(line.slice(41).replace(/^refs\/heads\//, ''), line.slice(0, 40))
    }
    return this.#refs
  }

  /** Names in a folder. */
  names(commit: string, folder: string): string[] {
    return this.lines('ls-tree', '--name-only', commit, `${folder}/`).map((path) =>
      path.slice(folder.length + 1),
    )
  }

  /** Files at `<commit>:<path>`, all in one process; undefined where there is none. */
  files(expressions: readonly string[]): ReadonlyMap<string, string | undefined> {
    const { stdout } = spawnSync('git', ['--git-dir', this.#directory, 'cat-file', '--batch'], {
      input: expressions.map((expression) => `${expression}\n`).join(''),
      maxBuffer: LARGEST,
    })
    const found = new Map<string, string | undefined>()
    let at = 0
    for (const expression of expressions) {
      const end = stdout.indexOf(0x0a, at)
      const header = stdout.toString('utf8', at, end)
      const size = /^[0-9a-f]{40} blob (\d+)$/.exec(header)?.[1]
      at = end + 1
      found.set(expression, undefined)
      if (size === undefined) continue
      found.set(expression, stdout.toString('utf8', at, at + Number(size)))
      at += Number(size) + 1
    }
    return found
  }

  /** Commits of all branches that `since` has not, each with what it changes against its first parent. */
  commitsSince(since: string): ReadonlyMap<string, CommitChanges> {
    const commits = new Map<string, CommitChanges>()
    let changes: Change[] = []
    const format = ['--format=commit %H %P', '--raw', '--no-renames', '--diff-merges=first-parent']
    for (const line of this.lines('log', ...format, '--branches', `^${since}`)) {
      if (line.startsWith('commit ')) {
        const [, oid = '', parent = ''] = line.split(' ')
        changes = []
        commits.set(oid, { parent, changes })
        continue
      }
      const [left = '', path = ''] = line.split('\t')
      const [, mode = '', , , letter = ''] = left.split(' ')
      changes.push({ letter, mode, path })
    }
    return commits
  }

  /** What git finds wrong with the repository. */
  faults(): string[] {
    const { status, stdout, stderr } = spawnSync(
      'git',
      [
        '--git-dir',
        this.#directory,
        'fsck',
        '--strict',
        '--full',
        '--no-dangling',
        '--no-progress',
      ],
      { maxBuffer: LARGEST },
    )
    const said = `${stdout}${stderr}`.split('\n').filter((line) => line !== '')
    return status === 0 && said.length === 0 ? [] : [`git fsck ended with ${status}`, ...said]
  }
}
