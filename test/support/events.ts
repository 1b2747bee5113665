import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const CAPTURED = fileURLToPath(new URL('../fixtures/flux-events/captured/', import.meta.url))

/** What Flux tells, each told by a request that the real controllers sent: file and number of the request in it. */
const STORIES = {
  install: { file: '01-install-helmrepository.json', request: 0 },
  upgrade: { file: '02-upgrade-1.0.0-to-1.1.0.json', request: 0 },
  'upgrade failed': { file: '04-failing-upgrade-rollback.json', request: 0 },
  rollback: { file: '04-failing-upgrade-rollback.json', request: 1 },
  'test succeeded': { file: '07-test-hook-success.json', request: 1 },
  'test failed': { file: '08-test-hook-failure.json', request: 1 },
  uninstall: { file: '10-uninstall.json', request: 0 },
  /** The only success of an OCI source that was captured; `InstallSucceeded` counts as an upgrade. */
  'install from oci': { file: '11-install-chartref-oci.json', request: 0 },
  'drift detected': { file: '29-drift-corrected.json', request: 0 },
} as const

export type Story = keyof typeof STORIES

/** What stands in place of the captured names, versions and times; nothing else of the request is touched. */
export interface Telling {
  readonly story: Story
  readonly name: string
  readonly namespace?: string
  readonly version: string
  /** Of the chart; only for an OCI source. */
  readonly digest?: string | undefined
  readonly environment: string
  readonly cluster: string
  /** RFC 3339, whole seconds. */
  readonly at: string
}

/** Who sent it and where to, as the webhook names them. */
export interface Envelope {
  readonly repository: {
    readonly id: number
    readonly owner: { readonly id: number; readonly login: string }
    readonly name: string
    readonly branch: string
  }
  readonly sender: { readonly id: number; readonly login: string }
}

/** The body that Flux posts to `/dispatches`, made from the captured one. */
export function dispatchBody(telling: Telling): {
  readonly event_type: string
  readonly client_payload: unknown
} {
  const body = captured(telling.story)
  const payload = fields(body['client_payload'])
  const object = fields(payload['involvedObject'])
  const metadata = fields(payload['metadata'])
  const namespace = telling.namespace ?? text(object['namespace'])
  const was = { name: text(object['name']), namespace: text(object['namespace']) }
  const revision = metadata['revision']
  const told = withDigest(telling)
  return {
    event_type: `${text(object['kind'])}/${telling.name}.${namespace}`,
    client_payload: {
      ...payload,
      involvedObject: { ...object, name: telling.name, namespace },
      timestamp: telling.at,
      message: text(payload['message'])
        .replace(`${was.namespace}/${was.name}`, `${namespace}/${telling.name}`)
        .replace(`app@${typeof revision === 'string' ? revision : ''}`, `${telling.name}@${told}`),
      metadata: {
        ...metadata,
        cluster: telling.cluster,
        env: telling.environment,
        ...(revision === undefined
          ? {}
          : { revision: told, 'app-version': `${telling.version}-app` }),
        ...(telling.digest === undefined ? {} : { 'oci-digest': telling.digest }),
      },
    },
  }
}

/** The event that a run of `repository_dispatch` is given. */
export function dispatchEvent(telling: Telling, envelope: Envelope): Record<string, unknown> {
  const { event_type, client_payload } = dispatchBody(telling)
  const { owner, name, id, branch } = envelope.repository
  return {
    action: event_type,
    branch,
    client_payload,
    repository: {
      id,
      name,
      full_name: `${owner.login}/${name}`,
      private: true,
      owner: { login: owner.login, id: owner.id, type: 'Organization' },
      default_branch: branch,
    },
    organization: { login: owner.login, id: owner.id },
    sender: { login: envelope.sender.login, id: envelope.sender.id, type: 'Bot' },
  }
}

/** Flux puts the first 12 hex of the digest behind the version of an OCI chart. */
function withDigest({ version, digest }: Telling): string {
  return digest === undefined ? version : `${version}+${digest.replace('sha256:', '').slice(0, 12)}`
}

const read = new Map<string, unknown>()

function captured(story: Story): Record<string, unknown> {
  const { file, request } = STORIES[story]
  const known = read.get(file) ?? JSON.parse(readFileSync(`${CAPTURED}${file}`, 'utf8'))
  read.set(file, known)
  const requests = fields(known)['requests']
  const wanted = Array.isArray(requests) ? requests[request] : undefined
  return fields(fields(wanted)['body'])
}

function fields(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null)
    throw new Error('the captured event has no such field')
  return Object.fromEntries(Object.entries(value))
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('the captured event has no such text')
  return value
}
