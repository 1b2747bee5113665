import type { FileContent } from '../git/repository.ts'
import { type Account, type Actor, WEB_FLOW } from './account.ts'
import { moveRefs } from './ref-moves.ts'
import { Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'
import type { World } from './world.ts'

export interface BranchCommit {
  readonly branch: string
  readonly expectedHead: string
  readonly message: string
  readonly additions: readonly { readonly path: string; readonly content: Buffer }[]
  readonly deletions: readonly string[]
}

/** `createCommitOnBranch`: a commit that GitHub makes and signs, landed by compare-and-swap. */
export async function commitOnBranch(
  world: World,
  repository: Repository,
  actor: Actor,
  commit: BranchCommit,
): Promise<string> {
  return await repository.exclusively(async () => {
    const head = repository.branch(commit.branch)
    if (head === undefined) {
      throw new Refusal(404, `No such branch: ${commit.branch}`, { type: 'NOT_FOUND' })
    }
    if (head !== commit.expectedHead) {
      const message = `Expected branch to point to "${commit.expectedHead}" but it did not.  Pull and try again.`
      throw new Refusal(409, message, { type: 'STALE_DATA' })
    }
    const files = await changedFiles(repository, head, commit)
    const { tree } = await repository.git.objects.commit(head)
    const oid = writeSigned(world, repository, actor.account, {
      tree: await repository.git.changedTree(tree, files),
      parents: [head],
      message: commit.message,
    })
    const move = { before: head, after: oid, force: false }
    await moveRefs(world, repository, actor, [{ name: `refs/heads/${commit.branch}`, ...move }])
    return oid
  })
}

/** Writes a commit in the account's name, committed and signed by GitHub. */
export function writeSigned(
  world: World,
  repository: Repository,
  author: Account,
  commit: {
    readonly tree: string
    readonly parents: readonly string[]
    readonly message: string
  },
): string {
  const seconds = Math.floor(world.clock() / 1000)
  const oid = repository.git.writeCommit({
    ...commit,
    author: { name: author.name, email: author.email, seconds },
    committer: { name: WEB_FLOW.name, email: WEB_FLOW.email, seconds },
  })
  repository.verified.add(oid)
  return oid
}

async function changedFiles(
  repository: Repository,
  head: string,
  commit: BranchCommit,
): Promise<ReadonlyMap<string, FileContent>> {
  const files = new Map<string, FileContent>()
  const once = (path: string, content: FileContent) => {
    if (!isFilePath(path)) throw new Refusal(422, `The path "${path}" is not valid`)
    if (files.has(path)) throw new Refusal(422, `A path was changed more than once: ${path}`)
    files.set(path, content)
  }
  for (const { path, content } of commit.additions) once(path, content)
  for (const path of commit.deletions) {
    if ((await repository.git.entryAt(head, path)) === undefined) {
      const message = `A path was requested for deletion which does not exist as of commit oid \`${head}\`: ${path}`
      throw new Refusal(422, message)
    }
    once(path, undefined)
  }
  return files
}

/** Paths that git itself would take. */
export function isFilePath(path: string): boolean {
  if (path === '' || path.includes('\0')) return false
  return path.split('/').every((part) => !['', '.', '..', '.git'].includes(part.toLowerCase()))
}
