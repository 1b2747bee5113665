import { createServer, type Server } from 'node:http'
import { at, type Json, textAt } from './json.ts'
import { addressOf, type Kube } from './kube.ts'
import type { Published, Registry } from './registry.ts'

const POLL_MS = 200

/** What a source comes to: which chart, under which revision. */
interface Resolved {
  readonly url: string
  readonly reference: string
  readonly revision: (published: Published) => string
}

/**
 * Stands in for source-controller, whose module can't be had. It resolves exact versions, tags and digests of HelmChart and
 * OCIRepository objects in the real registry, serves the archives, and writes `status` as source-controller would.
 * It knows no ranges, no git, no index files, no credentials and no signatures.
 */
export class SourceStandIn {
  readonly #kube: Kube
  readonly #registry: Registry
  readonly #server: Server
  readonly #archives = new Map<string, Buffer>()
  #origin = ''
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()
  /** What went wrong last, for the message of a wait that ends in vain. */
  trouble = ''

  private constructor(kube: Kube, registry: Registry) {
    this.#kube = kube
    this.#registry = registry
    this.#server = createServer((request, response) => {
      const archive = this.#archives.get(request.url ?? '')
      response.writeHead(archive === undefined ? 404 : 200).end(archive)
    })
  }

  static async start(kube: Kube, registry: Registry): Promise<SourceStandIn> {
    const source = new SourceStandIn(kube, registry)
    await new Promise<void>((resolve) => source.#server.listen(0, '127.0.0.1', resolve))
    const address = source.#server.address()
    if (typeof address !== 'object' || address === null) throw new Error('no address')
    source.#origin = `http://127.0.0.1:${address.port}`
    source.#next()
    return source
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#round
    clearTimeout(this.#timer)
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
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
    const charts = await this.#kube.list('HelmChart')
    const repositories = await this.#kube.list('OCIRepository')
    const stale = [...charts, ...repositories].filter(
      (one) => at(one, 'status', 'observedGeneration') !== at(one, 'metadata', 'generation'),
    )
    await Promise.all(stale.map((one) => this.#settle(one)))
  }

  async #settle(object: Json): Promise<void> {
    const wanted =
      textAt(object, 'kind') === 'OCIRepository'
        ? resolvedRepository(object)
        : await this.#resolvedChart(object)
    if (wanted === undefined) return
    const published = await this.#registry.resolve(wanted.url, wanted.reference)
    if (published === undefined) {
      this.trouble = `the registry has no ${wanted.url}:${wanted.reference}`
      return
    }
    const { kind, namespace, name } = addressOf(object)
    const path = `${kind.toLowerCase()}/${namespace}/${name}/${published.layer.slice(7)}.tgz`
    this.#archives.set(`/${path}`, await this.#registry.blob(wanted.url, published.layer))
    const generation = at(object, 'metadata', 'generation')
    const now = `${new Date().toISOString().slice(0, 19)}Z`
    const revision = wanted.revision(published)
    const { layer: digest, size } = published
    const url = `${this.#origin}/${path}`
    const artifact = { path, url, revision, digest, size, lastUpdateTime: now }
    const ready = {
      type: 'Ready',
      status: 'True',
      reason: 'Succeeded',
      message: `stored artifact for revision '${revision}'`,
      observedGeneration: generation,
      lastTransitionTime: now,
    }
    const status = { observedGeneration: generation, url, artifact, conditions: [ready] }
    await this.#kube.merge(addressOf(object), { status }, 'status')
  }

  async #resolvedChart(chart: Json): Promise<Resolved | undefined> {
    const namespace = textAt(chart, 'metadata', 'namespace')
    const source = textAt(chart, 'spec', 'sourceRef', 'name')
    const repository = await this.#kube.get({ kind: 'HelmRepository', name: source, namespace })
    if (repository === undefined) return undefined
    const url = `${textAt(repository, 'spec', 'url')}/${textAt(chart, 'spec', 'chart')}`
    const version = textAt(chart, 'spec', 'version')
    return { url, reference: version, revision: () => version }
  }
}

/** A digest wins over a tag, and then stands alone in the revision. */
function resolvedRepository(repository: Json): Resolved {
  const url = textAt(repository, 'spec', 'url')
  const digest = textAt(repository, 'spec', 'ref', 'digest')
  if (digest !== '') return { url, reference: digest, revision: () => digest }
  const tag = textAt(repository, 'spec', 'ref', 'tag')
  return { url, reference: tag, revision: ({ manifest }) => `${tag}@${manifest}` }
}
