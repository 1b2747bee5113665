import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { isolatedGit } from './git-environment.ts'
import { runTool, type ToolOptions } from './run-tool.ts'
import { ToolError } from './tool-error.ts'

/** What the history of a checkout says of its commit. */
export interface CheckedOutCommit {
  /** Hex. */
  readonly commit: string
  /** The folder that was asked about, from the repository's root; '' is the root. */
  readonly prefix: string
  /** How many commits it is made of, itself among them; undefined: the clone is shallow, so nobody can tell. */
  readonly commitCount: number | undefined
  /** Tags of the commit. */
  readonly tags: readonly string[]
}

/** Tags and file names that are read at most; a commit with more of them is told by TOO_MUCH_OUTPUT. */
const MOST_OUTPUT = 8 * 1024 * 1024

/** Reads where a folder of a checkout stands; ToolError where it is none. Nothing is fetched and nothing is written. */
export async function checkedOutCommit(folder: string): Promise<CheckedOutCommit> {
  const commit = await line(folder, ['rev-parse', '--verify', 'HEAD^{commit}'])
  const prefix = await line(folder, ['rev-parse', '--show-prefix'])
  const isShallow = (await line(folder, ['rev-parse', '--is-shallow-repository'])) !== 'false'
  const count = isShallow ? undefined : Number(await line(folder, ['rev-list', '--count', 'HEAD']))
  const tags = await git(folder, ['tag', '--points-at', 'HEAD'])
  return {
    commit,
    prefix: prefix.replace(/\/$/, ''),
    commitCount: count,
    tags: tags.split('\n').filter((tag) => tag !== ''),
  }
}

/**
 * The commit that a revision names, a whole id or a full ref; undefined: the clone does not hold it. With `fork`, the
 * newest commit that it shares with the one that is checked out.
 */
export async function resolveCommit(
  folder: string,
  revision: string,
  fork: boolean,
): Promise<string | undefined> {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64}|refs\/[^\0-\x20~^:?*[\\]+)$/.test(revision)) {
    throw new Error('a revision is a whole commit id or a full ref')
  }
  const found = await maybeLine(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    `${revision}^{commit}`,
  ])
  if (found === undefined || !fork) return found
  return maybeLine(folder, ['merge-base', found, 'HEAD'])
}

/** Whether a commit is one of those that another, or a full ref, is made of; false where the clone does not tell. */
export async function isMadeOf(folder: string, ref: string, commit: string): Promise<boolean> {
  const tip = await resolveCommit(folder, ref, false)
  if (tip === undefined) return false
  return (await maybeLine(folder, ['merge-base', commit, tip])) === commit
}

/**
 * Files that differ between a commit and the one that is checked out, from the repository's root; both names of a file
 * that moved. undefined: they can't be listed, as the clone lacks their folders or there are far too many.
 */
export async function changedFiles(
  folder: string,
  since: string,
): Promise<readonly string[] | undefined> {
  return names(folder, ['diff-tree', '-r', ...NAMES_ALONE, since, 'HEAD'])
}

/**
 * Files that a commit touched which the checked out one is made of and the other is not, whatever became of them since; merges
 * touch nothing of their own. From the repository's root; undefined as for `changedFiles`.
 */
export async function touchedFiles(
  folder: string,
  since: string,
): Promise<readonly string[] | undefined> {
  const flags = ['--format=', '--no-merges', '--no-show-signature']
  return names(folder, ['log', ...flags, ...NAMES_ALONE, `${since}..HEAD`])
}

const NAMES_ALONE = ['-z', '--name-only', '--no-renames', '--no-ext-diff', '--no-textconv']

async function names(
  folder: string,
  args: readonly string[],
): Promise<readonly string[] | undefined> {
  try {
    const listed = await git(folder, args)
    return [...new Set(listed.split('\0').filter((name) => name !== ''))]
  } catch (error) {
    const isNo = error instanceof ToolError && error.code !== 'NOT_FOUND'
    if (isNo) return undefined
    throw error
  }
}

async function maybeLine(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return await line(folder, args)
  } catch (error) {
    const isNo = error instanceof ToolError && (error.exitCode === 1 || error.exitCode === 128)
    if (isNo) return undefined
    throw error
  }
}

async function line(folder: string, args: readonly string[]): Promise<string> {
  return (await git(folder, args)).trimEnd()
}

/**
 * No configuration but the repository's own, which checkout wrote; no hook, no fetch, no bare repository that came with
 * the files. `safe.directory`: in a container the checkout belongs to another user.
 */
function git(folder: string, args: readonly string[]): Promise<string> {
  const here = resolve(folder)
  const settings = ['safe.directory=*', 'safe.bareRepository=explicit', 'core.hooksPath=/dev/null']
  const options: ToolOptions = { outputLimit: MOST_OUTPUT, timeoutSeconds: 60 }
  return runTool(
    {
      tool: 'git',
      args: ['-C', here, ...settings.flatMap((setting) => ['-c', setting]), ...args],
      env: {
        ...isolatedGit(tmpdir()),
        PATH: '',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_ALLOW_PROTOCOL: 'none',
      },
    },
    options,
  )
}
