import type { GitRepository } from './repository.ts'

/** Histories of paths as `git log -- <path>` gives them (its default simplification), newest first, found as far as asked for. */
export class History {
  readonly #git: GitRepository
  readonly #walks = new Map<string, Walk>()

  constructor(git: GitRepository) {
    this.#git = git
  }

  /** The first `count` commits that touched the path, and whether there are more. */
  async page(
    head: string,
    path: string,
    count: number,
  ): Promise<{ commits: readonly string[]; more: boolean }> {
    const key = `${head}:${path}`
    const walk = this.#walks.get(key) ?? new Walk(this.#git, head, path)
    this.#walks.set(key, walk)
    const commits = await walk.take(count + 1)
    return { commits: commits.slice(0, count), more: commits.length > count }
  }
}

class Walk {
  readonly #git: GitRepository
  readonly #path: string
  readonly #queue: { readonly oid: string; readonly seconds: number }[] = []
  readonly #seen = new Set<string>()
  readonly #found: string[] = []
  #turn: Promise<unknown>

  constructor(git: GitRepository, head: string, path: string) {
    this.#git = git
    this.#path = path
    this.#turn = this.#push(head)
  }

  take(count: number): Promise<readonly string[]> {
    const turn = this.#turn.then(async () => {
      while (this.#found.length < count && this.#queue.length > 0) await this.#step()
      return this.#found.slice(0, count)
    })
    this.#turn = turn
    return turn
  }

  async #step(): Promise<void> {
    const next = this.#queue.shift()
    if (next === undefined) return
    const { parents } = await this.#git.objects.commit(next.oid)
    if (this.#path === '') {
      this.#found.push(next.oid)
      for (const parent of parents) await this.#push(parent)
      return
    }
    const here = await this.#at(next.oid)
    for (const parent of parents) {
      if ((await this.#at(parent)) === here) {
        await this.#push(parent)
        return
      }
    }
    if (here !== undefined || parents.length > 0) this.#found.push(next.oid)
    for (const parent of parents) await this.#push(parent)
  }

  async #at(oid: string): Promise<string | undefined> {
    const entry = await this.#git.entryAt(oid, this.#path)
    return entry === undefined ? undefined : `${entry.mode} ${entry.oid}`
  }

  async #push(oid: string): Promise<void> {
    if (this.#seen.has(oid)) return
    this.#seen.add(oid)
    const { seconds } = (await this.#git.objects.commit(oid)).committer
    const after = this.#queue.findIndex((other) => other.seconds < seconds)
    this.#queue.splice(after < 0 ? this.#queue.length : after, 0, { oid, seconds })
  }
}
