import type { ObjectStore } from './object-store.ts'

/** Questions about the graph of commits, answered exactly whatever the commits' dates say. */
export class Ancestry {
  readonly #objects: ObjectStore
  readonly #generations = new Map<string, number>()

  constructor(objects: ObjectStore) {
    this.#objects = objects
  }

  /** Commits that can be reached from `include` and not from `exclude`, children before parents. */
  async exclusive(include: string, exclude: readonly string[]): Promise<string[]> {
    return (await this.#paint(include, exclude)).own
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    return (await this.exclusive(ancestor, [descendant])).length === 0
  }

  /** undefined: no history in common. */
  async mergeBase(one: string, other: string): Promise<string | undefined> {
    return (await this.#paint(one, [other])).shared
  }

  async #paint(
    include: string,
    exclude: readonly string[],
  ): Promise<{ own: string[]; shared: string | undefined }> {
    const queue = new Map<number, Map<string, number>>()
    let undecided = 0
    const add = async (oid: string, paint: number) => {
      const generation = await this.#generation(oid)
      const level = queue.get(generation) ?? new Map<string, number>()
      queue.set(generation, level)
      const before = level.get(oid) ?? 0
      level.set(oid, before | paint)
      undecided += Number((before | paint) === OWN) - Number(before === OWN)
    }
    await add(include, OWN)
    for (const oid of exclude) await add(oid, OTHER)
    const own: string[] = []
    let shared: string | undefined
    let level = Math.max(...queue.keys())
    for (; level > 0 && undecided > 0; level -= 1) {
      const commits = queue.get(level)
      queue.delete(level)
      for (const [oid, paint] of commits ?? []) {
        if (paint === OWN) own.push(oid)
        if (paint === OWN) undecided -= 1
        if (paint === BOTH) shared ??= oid
        for (const parent of (await this.#objects.commit(oid)).parents) await add(parent, paint)
      }
    }
    return { own, shared: shared ?? highestShared(queue) }
  }

  /** 1 for a root, else one more than the highest parent. */
  async #generation(oid: string): Promise<number> {
    const stack = [oid]
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { parents } = await this.#objects.commit(top)
      const missing = parents.filter((parent) => !this.#generations.has(parent))
      if (missing.length > 0) {
        stack.push(...missing)
        continue
      }
      const highest = Math.max(0, ...parents.map((parent) => this.#generations.get(parent) ?? 0))
      this.#generations.set(top, highest + 1)
      stack.pop()
    }
    return this.#generations.get(oid) ?? 1
  }
}

const OWN = 1
const OTHER = 2
const BOTH = 3

function highestShared(
  queue: ReadonlyMap<number, ReadonlyMap<string, number>>,
): string | undefined {
  for (const generation of [...queue.keys()].sort((a, b) => b - a)) {
    for (const [oid, paint] of queue.get(generation) ?? []) if (paint === BOTH) return oid
  }
  return undefined
}
