import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseBlobs } from './git-blobs.ts'
import { isolatedGit } from './git-environment.ts'
import { type GitCommit, LOG_FORMAT, parseLog } from './git-log.ts'
import { type GitTree, parseTree } from './git-tree.ts'
import { networkEnvironment } from './network-environment.ts'
import { type Call, runToolForBytes, type ToolOptions } from './run-tool.ts'
import { ToolError } from './tool-error.ts'

/** Where a commit is fetched from. */
export interface GitRemote {
  /** `https://github.com`; whatever follows its host is left out. */
  readonly serverUrl: string
  readonly owner: string
  readonly name: string
  readonly token: string
}

/** The files of one commit, on this machine until it is disposed of. */
export interface GitSnapshot extends AsyncDisposable {
  readonly tree: GitTree
  /** Bytes by object id; without blobs of more than 512,000 bytes, which are not fetched. */
  blobs(oids: readonly string[]): Promise<ReadonlyMap<string, Buffer>>
  /** The commits that were fetched, as its branch went through them, newest first. */
  log(): Promise<GitLog>
}

/** What is known of a commit's history. */
export interface GitLog {
  readonly commits: readonly GitCommit[]
  /** Whether older commits exist; the oldest known one then has no changes to tell, only that everything was so by then. */
  readonly cut: boolean
}

/** How much of a history is fetched. */
export interface SnapshotOptions extends ToolOptions {
  /** Commits; default: the one alone. */
  readonly depth?: number
}

/** Where GitHub's API cuts text, too. */
const LARGEST_BLOB = 512_000

/** Some 500,000 names. */
const LONGEST_LISTING = 64 * 1024 * 1024

const NAME = /^(?!\.{1,2}$)[A-Za-z0-9_.][A-Za-z0-9_.-]{0,99}$/
const COMMIT = /^[0-9a-f]{40}$/

/**
 * Fetches one commit, by default without its history, into a bare repository of its own, in which nothing of the user's or the system's
 * counts: no hook, no setting, no helper, no password that is kept somewhere. The token goes to that server alone, and only by
 * git's environment: arguments can be read by all, and errors repeat them. ToolError where git is missing, or does not get the
 * commit in time.
 */
export async function fetchSnapshot(
  remote: GitRemote,
  commit: string,
  options: SnapshotOptions = {},
): Promise<GitSnapshot> {
  const url = addressOf(remote)
  if (!COMMIT.test(commit)) throw new Error('a commit is named by 40 hex digits')
  const home = await mkdtemp(join(tmpdir(), 'fluxgate-git-'))
  const dispose = () => rm(home, { recursive: true, force: true, maxRetries: 3 })
  const repository = join(home, 'snapshot.git')
  const env = isolatedGit(home)
  const git = (call: Omit<Call, 'tool' | 'env'>) =>
    runToolForBytes({ tool: 'git', env, ...call }, options)
  try {
    await git({ args: ['init', '--quiet', '--bare', '--template='], operands: [repository] })
    await fetchInto(repository, { ...env, ...access(remote, url) }, [url.href, commit], {
      remote,
      options,
    })
    await forgetRemote(repository)
    const listing = await runToolForBytes(
      { tool: 'git', env, args: [...at(repository), 'ls-tree', '-r', '-t', commit] },
      { ...options, outputLimit: LONGEST_LISTING },
    )
    return {
      tree: parseTree(listing.toString('utf8')),
      blobs: async (oids) => {
        if (oids.length === 0) return new Map()
        const args = [...at(repository), 'cat-file', '--batch', '--buffer']
        return parseBlobs(await git({ args, input: `${oids.join('\n')}\n` }), LARGEST_BLOB)
      },
      log: async () => {
        const args = [...at(repository), ...LOG_ARGS, commit]
        const printed = await runToolForBytes(
          { tool: 'git', env, args },
          { ...options, outputLimit: LONGEST_LISTING },
        )
        return logOf(parseLog(printed.toString('utf8')), await boundariesOf(repository))
      },
      [Symbol.asyncDispose]: dispose,
    }
  } catch (error) {
    await dispose()
    throw error
  }
}

/** Merges are compared with what they were merged into, so that a branch's own commits count as they arrived. */
const LOG_ARGS = [
  ...['log', '-z', '--raw', '--no-renames', '--no-abbrev', '--first-parent', '-m', '--root'],
  ...['--no-decorate', '--no-show-signature', '--no-ext-diff', `--format=${LOG_FORMAT}`],
] as const

/** Commits beyond which nothing was fetched; git shows all that they hold as their change. */
async function boundariesOf(repository: string): Promise<ReadonlySet<string>> {
  const file = join(repository, 'shallow')
  const listed = existsSync(file) ? await readFile(file, 'utf8') : ''
  return new Set(listed.split('\n').filter((line) => COMMIT.test(line)))
}

function logOf(commits: readonly GitCommit[], boundaries: ReadonlySet<string>): GitLog {
  const end = commits.findIndex(({ oid }) => boundaries.has(oid))
  const boundary = commits[end]
  if (boundary === undefined) return { commits, cut: false }
  return { commits: [...commits.slice(0, end), { ...boundary, changes: [] }], cut: true }
}

function at(repository: string): readonly string[] {
  return [`--git-dir=${repository}`, '-c', 'core.quotePath=false']
}

async function fetchInto(
  repository: string,
  env: Readonly<Record<string, string>>,
  operands: readonly string[],
  { remote, options }: { readonly remote: GitRemote; readonly options: SnapshotOptions },
): Promise<void> {
  const args = [
    ...at(repository),
    ...['fetch', '--quiet', '--no-tags', '--no-recurse-submodules'],
    `--depth=${options.depth ?? 1}`,
    `--filter=blob:limit=${LARGEST_BLOB}`,
  ]
  try {
    await runToolForBytes({ tool: 'git', args, operands, env }, options)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    // A server may repeat what it was sent.
    const { code, tool, exitCode } = error
    const message = secretsOf(remote)
      .reduce((text, secret) => text.replaceAll(secret, '***'), error.message)
      .replace(/^git: /, '')
    throw new ToolError(code, { tool, ...(exitCode === undefined ? {} : { exitCode }) }, message)
  }
}

/** After it nothing is fetched any more, least of all one by one what the filter has left out. */
async function forgetRemote(repository: string): Promise<void> {
  await writeFile(
    join(repository, 'config'),
    '[core]\n\trepositoryformatversion = 0\n\tbare = true\n',
  )
}

function addressOf({ serverUrl, owner, name }: GitRemote): URL {
  const { protocol, origin } = new URL(serverUrl)
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new Error('a server is reached by https or http')
  }
  if (!NAME.test(owner) || !NAME.test(name)) throw new Error('a repository is named owner/name')
  return new URL(`${origin}/${owner}/${name}.git`)
}

/** What only the fetch gets: the network, and a token for one origin, which no redirect leads away. */
function access(remote: GitRemote, url: URL): Readonly<Record<string, string>> {
  const settings = [
    ['core.hooksPath', '/dev/null'],
    ['credential.helper', ''],
    ['gc.auto', '0'],
    ['http.followRedirects', 'false'],
    [`http.${url.origin}/.extraHeader`, `Authorization: Basic ${basic(remote)}`],
  ] as const
  return {
    ...networkEnvironment(),
    GIT_ALLOW_PROTOCOL: url.protocol.slice(0, -1),
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  }
}

function basic({ token }: GitRemote): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64')
}

function secretsOf(remote: GitRemote): readonly string[] {
  return [remote.token, encodeURIComponent(remote.token), basic(remote)].filter((one) => one !== '')
}
