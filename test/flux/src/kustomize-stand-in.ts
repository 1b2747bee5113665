import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { loadAll } from 'js-yaml'
import type { RepositoryControl } from '../../github/src/index.ts'
import { isJson, type Json } from './json.ts'
import { type Address, addressOf, type Kube } from './kube.ts'
import { toolPath } from './program.ts'

const run = promisify(execFile)
const POLL_MS = 250

/**
 * Stands in for kustomize-controller: whenever main moves, each environment is built by the real kustomize and its objects are applied
 * by the server; what is no longer built is deleted. It knows no substitution, no health checks and no dependencies.
 */
export class KustomizeStandIn implements AsyncDisposable {
  readonly #kube: Kube
  readonly #repository: RepositoryControl
  readonly #environments: readonly string[]
  readonly #folder: string
  readonly #applied = new Map<string, Map<string, { readonly text: string; at: Address }>>()
  #head: string | undefined
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()
  /** What went wrong last, for the message of a wait that ends in vain. */
  trouble = ''

  constructor(
    kube: Kube,
    repository: RepositoryControl,
    environments: readonly string[],
    folder: string,
  ) {
    this.#kube = kube
    this.#repository = repository
    this.#environments = environments
    this.#folder = folder
    this.#next()
  }

  /** Forgets what was applied, so that all of it is applied again, as at the end of an interval. */
  reapply(): void {
    this.#applied.clear()
    this.#head = undefined
  }

  /** The commit that the clusters have been given. */
  get head(): string | undefined {
    return this.#head
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#round
    clearTimeout(this.#timer)
  }

  #next(): void {
    this.#timer = setTimeout(() => {
      this.#round = this.#reconcile().catch((cause: unknown) => {
        this.trouble = cause instanceof Error ? cause.message : String(cause)
      })
      void this.#round.then(() => {
        if (this.#timer !== undefined) this.#next()
      })
    }, POLL_MS)
  }

  async #reconcile(): Promise<void> {
    const head = this.#repository.head()
    if (head === undefined || head === this.#head) return
    const tree = mkdtempSync(join(this.#folder, 'tree-'))
    try {
      const git = ['--git-dir', this.#repository.directory, '--work-tree', tree]
      const index = { env: { ...process.env, GIT_INDEX_FILE: join(tree, '.index') } }
      await run('git', [...git, 'checkout', head, '--', '.'], index)
      await Promise.all(this.#environments.map((name) => this.#build(tree, name)))
      this.#head = head
    } finally {
      rmSync(tree, { recursive: true, force: true })
    }
  }

  async #build(tree: string, environment: string): Promise<void> {
    const { stdout } = await run(toolPath('kustomize'), ['build', `apps/${environment}`], {
      cwd: tree,
      maxBuffer: 64 * 1024 * 1024,
    })
    const known = this.#applied.get(environment) ?? new Map()
    this.#applied.set(environment, known)
    const built = loadAll(stdout).filter(isJson)
    await Promise.all(built.map((object) => this.#apply(object, known)))
    const wanted = new Set(built.map((object) => JSON.stringify(addressOf(object))))
    for (const [key, { at }] of known) {
      if (wanted.has(key)) continue
      await this.#kube.delete(at)
      known.delete(key)
    }
  }

  async #apply(object: Json, known: Map<string, { text: string; at: Address }>): Promise<void> {
    const address = addressOf(object)
    const key = JSON.stringify(address)
    const text = JSON.stringify(object)
    if (known.get(key)?.text === text) return
    await this.#kube.apply(object)
    known.set(key, { text, at: address })
  }
}
