import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GitHub, startGitHub, type WebhookBody } from '../../github/src/index.ts'
import { handle } from '../../support/bundle-runs.ts'
import type { GitOps } from '../../support/gitops.ts'
import type { ActionEnd } from '../../support/run-action.ts'
import { alertFor, providerAt } from './alerts.ts'
import { startCluster } from './cluster.ts'
import { Controllers, FLUX_NAMESPACE } from './controllers.ts'
import { applyDefinitions } from './definitions.ts'
import type { Check, Real } from './fidelity.ts'
import { ENVIRONMENTS, seed } from './gitops.ts'
import { textAt } from './json.ts'
import type { Kube } from './kube.ts'
import { KubeletStandIn } from './kubelet-stand-in.ts'
import { KustomizeStandIn } from './kustomize-stand-in.ts'
import { namespaceOf } from './overlays.ts'
import { Registry } from './registry.ts'
import { scratchFolder } from './scratch.ts'
import { SourceStandIn } from './source-stand-in.ts'
import { pause, until } from './until.ts'

/** As many runs at once as a busy repository has; those for one object wait for each other, as the workflow's `concurrency` makes them. */
const RUNS = 3

/** An event that GitHub took from Flux, and what the built handler made of it. */
export interface Handled {
  readonly event: WebhookBody
  readonly end: ActionEnd
}

/** Real etcd, kube-apiserver, helm-controller, notification-controller and registry; GitHub and the rest stood in for. */
export class Stack implements AsyncDisposable {
  readonly folder: string
  readonly github: GitHub
  readonly gitops: GitOps
  readonly kube: Kube
  readonly controllers: Controllers
  readonly registry: Registry
  readonly loop: KustomizeStandIn
  /** Each event that GitHub took, in the order of arrival. */
  readonly events: WebhookBody[] = []
  readonly handled: Handled[] = []
  /** What the stories have seen to hold. */
  readonly checks: Check[] = []
  readonly environment: Readonly<Record<string, string>>
  readonly #end: AsyncDisposableStack
  #turn: Promise<unknown> = Promise.resolve()
  readonly #queues = new Map<unknown, Promise<void>>()
  readonly #waiting: (() => void)[] = []
  #running = 0

  private constructor(parts: Parts, end: AsyncDisposableStack) {
    this.folder = parts.folder
    this.github = parts.github
    this.gitops = parts.gitops
    this.kube = parts.kube
    this.controllers = parts.controllers
    this.registry = parts.registry
    this.loop = parts.loop
    this.environment = parts.environment
    this.#end = end
    this.github.onDispatch((event) => this.#take(event))
  }

  /** Starts all of it; about ten seconds. What was started is ended again when a part of it fails. */
  static async start(): Promise<Stack> {
    await using end = new AsyncDisposableStack()
    const folder = end.use(scratchFolder()).path
    mkdirSync(join(folder, 'tmp'))
    const github = end.use(await startGitHub({ https: true }))
    const gitops = await seed(github)
    const certificate = github.certificate ?? ''
    const trusted = join(folder, 'github.pem')
    writeFileSync(trusted, certificate)
    const [registry, cluster] = await Promise.all([Registry.start(folder), startCluster(folder)])
    end.defer(() => registry.stop())
    end.defer(async () => {
      cluster.kube.close()
      for (const program of cluster.programs) await program.stop()
    })
    const { kube } = cluster
    await applyDefinitions(kube)
    const namespaces = [FLUX_NAMESPACE, ...ENVIRONMENTS.map(namespaceOf)]
    await Promise.all(
      namespaces.map((name) =>
        kube.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
      ),
    )
    const address = `${github.url}/${gitops.fullName}`
    const token = github.token({ kind: 'installation', of: 'flux' })
    for (const object of providerAt(address, token, certificate)) await kube.apply(object)
    for (const name of ENVIRONMENTS) await kube.apply(alertFor(name))
    const source = await SourceStandIn.start(kube, registry)
    end.defer(() => source.stop())
    end.use(new KubeletStandIn(kube))
    const controllers = await Controllers.start(cluster, folder)
    end.defer(() => controllers.stop())
    const loop = end.use(new KustomizeStandIn(kube, gitops.control, ENVIRONMENTS, folder))
    const environment = { NODE_EXTRA_CA_CERTS: trusted }
    const parts = { folder, github, gitops, kube, controllers, registry, loop, environment }
    return new Stack(parts, end.move())
  }

  /** One after the other, for what reads the repository and commits what it made of it. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return await result
  }

  /** Says at the end of a story what it has seen to hold, against which real programs: `docs/fidelity.md` is made of it. */
  saw(contract: string, ...against: readonly Real[]): void {
    this.checks.push({ contract, against })
  }

  /** Waits until nothing has come from Flux for a while, and all that came is handled. */
  async quiet(milliseconds = 2_000): Promise<void> {
    let seen = -1
    while (seen !== this.events.length) {
      seen = this.events.length
      await pause(milliseconds)
      await this.github.dispatched()
    }
  }

  /** The reasons that Flux gave for a service, in all environments or in one, in the order of arrival. */
  reasons(key: string, environment?: string): readonly string[] {
    return this.events
      .filter((event) => isAbout(event, key, environment))
      .map((event) => textAt(event, 'client_payload', 'reason'))
  }

  /** What was handled of a service in an environment. */
  handledOf(key: string, environment: string): readonly Handled[] {
    return this.handled.filter(({ event }) => isAbout(event, key, environment))
  }

  /** Waits for a state of the world; says what Flux and the stand-ins said when it does not come. */
  async until<Answer>(
    what: string,
    ask: () => Promise<Answer | undefined> | Answer | undefined,
    limitMs = 240_000,
  ): Promise<Answer> {
    return await until(what, ask, limitMs, () => this.#told())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end.disposeAsync()
  }

  async #take(event: WebhookBody): Promise<void> {
    this.events.push(event)
    const object = event['action']
    const before = this.#queues.get(object) ?? Promise.resolve()
    const run = before.then(() => this.#handle(event))
    this.#queues.set(
      object,
      run.catch(() => undefined),
    )
    await run
  }

  async #handle(event: WebhookBody): Promise<void> {
    if (this.#running >= RUNS) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#running += 1
    try {
      const end = await handle(this.github, this.gitops, event, { extraEnv: this.environment })
      this.handled.push({ event, end })
    } finally {
      this.#running -= 1
      this.#waiting.shift()?.()
    }
  }

  #told(): string {
    const runs = this.handled.slice(-3).map(({ end }) => end.outputs['reason'] ?? end.stderr)
    const errors = `${this.controllers.helmLog}\n${this.controllers.notificationLog}`
      .split('\n')
      .filter((line) => line.includes('"level":"error"'))
    return [this.loop.trouble, ...runs, ...errors.slice(-4).map((line) => line.slice(0, 600))]
      .filter((line) => line !== '')
      .join('\n')
  }
}

function isAbout(event: WebhookBody, key: string, environment: string | undefined): boolean {
  const object = (field: string) => textAt(event, 'client_payload', 'involvedObject', field)
  const here = environment === undefined || object('namespace') === namespaceOf(environment)
  return object('name') === key && here
}

type Parts = Pick<
  Stack,
  'folder' | 'github' | 'gitops' | 'kube' | 'controllers' | 'registry' | 'loop' | 'environment'
>
