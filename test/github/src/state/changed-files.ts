import { FOLDER_MODE, parseTree, type TreeItem } from '../git/object.ts'
import type { PullRequest } from './records.ts'
import type { Repository } from './repository.ts'

/** A file that a pull request changes; GitHub tells of a renamed one by its new path alone. */
export interface ChangedFile {
  readonly path: string
  readonly changeType: 'ADDED' | 'DELETED' | 'MODIFIED' | 'RENAMED'
}

/** What a pull request changes since it left its base. Only a file that moves as it is counts as renamed. */
export async function changedFiles(
  repository: Repository,
  pull: PullRequest,
): Promise<readonly ChangedFile[]> {
  const { ancestry } = repository
  const base = repository.branch(pull.base) ?? pull.baseOid
  const fork = pull.state === 'open' ? await ancestry.mergeBase(base, pull.headOid) : pull.baseOid
  return fork === undefined ? [] : filesBetween(repository, fork, pull.headOid)
}

/** The files in which two commits differ. */
export async function filesBetween(
  repository: Repository,
  from: string,
  to: string,
): Promise<readonly ChangedFile[]> {
  const tree = async (oid: string) => (await repository.git.objects.commit(oid)).tree
  const changes = await changesIn(repository, '', await tree(from), await tree(to))
  const gone = changes.filter(({ after }) => after === undefined)
  return changes
    .flatMap(({ path, before, after }): ChangedFile[] => {
      if (before !== undefined && after !== undefined) return [{ path, changeType: 'MODIFIED' }]
      if (after === undefined) {
        const moved = changes.some((one) => one.before === undefined && one.after === before)
        return moved ? [] : [{ path, changeType: 'DELETED' }]
      }
      const renamed = gone.some((one) => one.before === after)
      return [{ path, changeType: renamed ? 'RENAMED' : 'ADDED' }]
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

interface Change {
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
}

async function changesIn(
  repository: Repository,
  folder: string,
  before: string | undefined,
  after: string | undefined,
): Promise<readonly Change[]> {
  if (before === after) return []
  const [was, is] = [await itemsOf(repository, before), await itemsOf(repository, after)]
  const changes: Change[] = []
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const path = folder === '' ? name : `${folder}/${name}`
    const [old, now] = [was.get(name), is.get(name)]
    if (old?.oid === now?.oid && old?.mode === now?.mode) continue
    const sub = (item: TreeItem | undefined) => (item?.mode === FOLDER_MODE ? item.oid : undefined)
    const file = (item: TreeItem | undefined) =>
      item?.mode === FOLDER_MODE ? undefined : item?.oid
    changes.push(...(await changesIn(repository, path, sub(old), sub(now))))
    if (file(old) !== undefined || file(now) !== undefined) {
      changes.push({ path, before: file(old), after: file(now) })
    }
  }
  return changes
}

async function itemsOf(
  { git }: Repository,
  tree: string | undefined,
): Promise<ReadonlyMap<string, TreeItem>> {
  if (tree === undefined) return new Map()
  const items = parseTree(await git.objects.body(tree, 'tree'))
  return new Map(items.map((item) => [item.name, item]))
}
