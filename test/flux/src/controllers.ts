import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { answers, freePorts, type Program, start } from './program.ts'

/** The namespace that Flux itself lives in. */
export const FLUX_NAMESPACE = 'flux-system'

const COMMON = ['--watch-all-namespaces', '--enable-leader-election=false', '--log-level=info']

/** The two controllers that the promotion path hangs on. */
export class Controllers {
  readonly #cluster: Cluster
  readonly #folder: string
  readonly #eventsPort: number
  #helm: Program | undefined
  #notification: Program | undefined

  private constructor(cluster: Cluster, folder: string, eventsPort: number) {
    this.#cluster = cluster
    this.#folder = folder
    this.#eventsPort = eventsPort
  }

  static async start(cluster: Cluster, folder: string): Promise<Controllers> {
    const [eventsPort = 0] = await freePorts(1)
    const controllers = new Controllers(cluster, folder, eventsPort)
    try {
      await Promise.all([controllers.startNotification(), controllers.#startHelm()])
    } catch (cause) {
      await controllers.stop()
      throw cause
    }
    return controllers
  }

  /** What helm-controller printed. */
  get helmLog(): string {
    return this.#helm?.log() ?? ''
  }

  get notificationLog(): string {
    return this.#notification?.log() ?? ''
  }

  /** Starts notification-controller with its own defaults, deduplication of five minutes included. */
  async startNotification(): Promise<void> {
    const [receiver = 0, health = 0, metrics = 0] = await freePorts(3)
    this.#notification = await start({
      name: 'notification-controller',
      cwd: this.#folder,
      env: this.#environment(),
      args: [
        ...COMMON,
        `--events-addr=127.0.0.1:${this.#eventsPort}`,
        `--receiverAddr=127.0.0.1:${receiver}`,
        `--health-addr=127.0.0.1:${health}`,
        `--metrics-addr=127.0.0.1:${metrics}`,
      ],
      ready: () => answers(`http://127.0.0.1:${health}/readyz`),
    })
  }

  async stopNotification(): Promise<void> {
    await this.#notification?.stop()
    this.#notification = undefined
  }

  async stop(): Promise<void> {
    await Promise.all([this.#helm?.stop(), this.stopNotification()])
  }

  async #startHelm(): Promise<void> {
    const [health = 0, metrics = 0] = await freePorts(2)
    this.#helm = await start({
      name: 'helm-controller',
      cwd: this.#folder,
      env: this.#environment(),
      args: [
        ...COMMON,
        '--concurrent=10',
        `--events-addr=http://127.0.0.1:${this.#eventsPort}/`,
        `--health-addr=127.0.0.1:${health}`,
        `--metrics-addr=127.0.0.1:${metrics}`,
      ],
      ready: () => answers(`http://127.0.0.1:${health}/readyz`),
    })
  }

  #environment(): Readonly<Record<string, string>> {
    return {
      KUBECONFIG: this.#cluster.kubeconfig,
      RUNTIME_NAMESPACE: FLUX_NAMESPACE,
      TMPDIR: join(this.#folder, 'tmp'),
    }
  }
}
