import { Agent, request } from 'node:https'
import { at, type Json, listAt, textAt } from './json.ts'

/** Where each kind that the stories touch is served. */
const SERVED: Readonly<Record<string, string>> = {
  Namespace: 'api/v1/namespaces',
  ConfigMap: 'api/v1/configmaps',
  Secret: 'api/v1/secrets',
  Pod: 'api/v1/pods',
  Event: 'api/v1/events',
  CustomResourceDefinition: 'apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  HelmRelease: 'apis/helm.toolkit.fluxcd.io/v2/helmreleases',
  HelmChart: 'apis/source.toolkit.fluxcd.io/v1/helmcharts',
  HelmRepository: 'apis/source.toolkit.fluxcd.io/v1/helmrepositories',
  OCIRepository: 'apis/source.toolkit.fluxcd.io/v1/ocirepositories',
  Provider: 'apis/notification.toolkit.fluxcd.io/v1beta3/providers',
  Alert: 'apis/notification.toolkit.fluxcd.io/v1beta3/alerts',
}

const MANAGER = 'fieldManager=fluxgate-test&force=true'
const LIMIT_MS = 120_000

/** Which object: its kind, and where it lies. */
export interface Address {
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}

export interface KubeOptions {
  readonly port: number
  /** PEM of the server's certificate. */
  readonly certificate: string
  readonly token: string
}

/** The API server, spoken to over plain HTTPS. */
export class Kube {
  readonly #options: KubeOptions
  readonly #agent: Agent

  constructor(options: KubeOptions) {
    this.#options = options
    this.#agent = new Agent({ keepAlive: true, maxSockets: 16, ca: options.certificate })
  }

  async isReady(): Promise<boolean> {
    return (await this.#send('GET', 'readyz')).status === 200
  }

  /** An object; undefined: not there. */
  async get(address: Address): Promise<Json | undefined> {
    const { status, body } = await this.#send('GET', pathOf(address))
    if (status === 404) return undefined
    return this.#good('GET', pathOf(address), status, body)
  }

  /** All objects of a kind, in one namespace or in all. */
  async list(kind: string, namespace?: string): Promise<readonly Json[]> {
    const path = pathOf({ kind, name: '', ...(namespace === undefined ? {} : { namespace }) })
    const { status, body } = await this.#send('GET', path)
    return listAt(this.#good('GET', path, status, body), 'items').filter(
      (item): item is Json => at(item, 'metadata') !== undefined,
    )
  }

  /** Server-side apply of an object, as kustomize-controller does it. */
  async apply(object: Json): Promise<Json> {
    const path = `${pathOf(addressOf(object))}?${MANAGER}`
    const type = 'application/apply-patch+yaml'
    const { status, body } = await this.#send('PATCH', path, object, type)
    return this.#good('apply', path, status, body)
  }

  /** Merges into an object, or into its status. */
  async merge(address: Address, patch: Json, subresource = ''): Promise<Json> {
    const path = pathOf(address) + (subresource === '' ? '' : `/${subresource}`)
    const { status, body } = await this.#send('PATCH', path, patch, 'application/merge-patch+json')
    return this.#good('merge', path, status, body)
  }

  /** Deletes an object; nothing happens where there is none. */
  async delete(address: Address): Promise<void> {
    const path = pathOf(address)
    const { status, body } = await this.#send('DELETE', path)
    if (status !== 404) this.#good('DELETE', path, status, body)
  }

  close(): void {
    this.#agent.destroy()
  }

  #good(what: string, path: string, status: number, body: string): Json {
    if (status >= 400) throw new Error(`${what} ${path}: ${status} ${body.slice(0, 400)}`)
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed }
    throw new Error(`${what} ${path}: the answer is no object`)
  }

  #send(
    method: string,
    path: string,
    body?: Json,
    type = 'application/json',
  ): Promise<{ readonly status: number; readonly body: string }> {
    const { port, token } = this.#options
    const text = body === undefined ? undefined : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(text === undefined ? {} : { 'content-type': type }),
      }
      const options = { host: '127.0.0.1', port, path: `/${path}`, method, headers }
      const sent = request({ ...options, agent: this.#agent, timeout: LIMIT_MS }, (answer) => {
        let whole = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          whole += part
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: whole }))
        answer.on('error', reject)
      })
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer`)))
      sent.on('error', reject)
      sent.end(text)
    })
  }
}

/** Which object it is, by its own fields. */
export function addressOf(object: Json): Address {
  const namespace = textAt(object, 'metadata', 'namespace')
  const kind = textAt(object, 'kind')
  const name = textAt(object, 'metadata', 'name')
  return namespace === '' ? { kind, name } : { kind, name, namespace }
}

function pathOf({ kind, name, namespace }: Address): string {
  const served = SERVED[kind]
  if (served === undefined) throw new Error(`no path is known for "${kind}": add it to SERVED`)
  const cut = served.lastIndexOf('/')
  const scope = namespace === undefined ? '' : `/namespaces/${namespace}`
  return `${served.slice(0, cut)}${scope}${served.slice(cut)}${name === '' ? '' : `/${name}`}`
}
