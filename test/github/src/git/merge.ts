import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ancestry } from './ancestry.ts'
import { encodeTree, FOLDER_MODE, parseTree, type TreeItem } from './object.ts'
import type { GitRepository } from './repository.ts'

/** The tree of merging `theirs` into `ours`; undefined: they conflict. */
export async function mergeTrees(
  repository: { readonly git: GitRepository; readonly ancestry: Ancestry },
  ours: string,
  theirs: string,
  base?: string,
): Promise<string | undefined> {
  const { git, ancestry } = repository
  const fork = base ?? (await ancestry.mergeBase(ours, theirs))
  if (fork === undefined) return undefined
  const tree = async (oid: string) => (await git.objects.commit(oid)).tree
  return await mergeFolder(git, await tree(fork), await tree(ours), await tree(theirs))
}

async function mergeFolder(
  git: GitRepository,
  base: string | undefined,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  if (base === theirs || ours === theirs) return ours
  if (base === ours) return theirs
  const [was, mine, other] = await Promise.all([
    items(git, base),
    items(git, ours),
    items(git, theirs),
  ])
  const merged: TreeItem[] = []
  for (const name of new Set([...mine.keys(), ...other.keys()])) {
    const item = await mergeItem(git, was.get(name), mine.get(name), other.get(name))
    if (item === 'conflict') return undefined
    if (item !== undefined) merged.push(item)
  }
  return git.objects.write('tree', encodeTree(merged))
}

async function mergeItem(
  git: GitRepository,
  base: TreeItem | undefined,
  ours: TreeItem | undefined,
  theirs: TreeItem | undefined,
): Promise<TreeItem | undefined | 'conflict'> {
  if (same(base, theirs) || same(ours, theirs)) return ours
  if (same(base, ours)) return theirs
  if (ours === undefined || theirs === undefined || ours.mode !== theirs.mode) return 'conflict'
  const oid =
    ours.mode === FOLDER_MODE
      ? await mergeFolder(
          git,
          base?.mode === FOLDER_MODE ? base.oid : undefined,
          ours.oid,
          theirs.oid,
        )
      : base === undefined
        ? undefined
        : await mergeFile(git, base.oid, ours.oid, theirs.oid)
  return oid === undefined ? 'conflict' : { ...ours, oid }
}

function same(one: TreeItem | undefined, other: TreeItem | undefined): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode
}

async function items(
  git: GitRepository,
  tree: string | undefined,
): Promise<ReadonlyMap<string, TreeItem>> {
  if (tree === undefined) return new Map()
  const body = await git.objects.body(tree, 'tree')
  return new Map(parseTree(body).map((item) => [item.name, item]))
}

/** Line by line, by git itself. */
async function mergeFile(
  git: GitRepository,
  base: string,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'merge-'))
  try {
    const paths = ['ours', 'base', 'theirs'].map((name) => join(folder, name))
    for (const [index, oid] of [ours, base, theirs].entries()) {
      await writeFile(paths[index] ?? '', await git.objects.body(oid, 'blob'))
    }
    const merged = await new Promise<Buffer | undefined>((resolve) => {
      execFile('git', ['merge-file', '-p', '-q', ...paths], { encoding: 'buffer' }, (error, out) =>
        resolve(error === null ? out : undefined),
      )
    })
    return merged === undefined ? undefined : git.objects.write('blob', merged)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
