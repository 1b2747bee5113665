import { createHash } from 'node:crypto'
import { memberOf } from '@fluxgate/transport'
import type { RegistryAddress } from './registry-address.ts'
import { isTransient, type RegistryAnswer, retryAfter } from './registry-answer.ts'
import { parseChallenge } from './registry-challenge.ts'
import { ask, type HttpAnswer, networkTrouble } from './registry-request.ts'
import { basicHeader, type Credentials, fetchToken, type RegistryPorts } from './registry-token.ts'

/** What stands under a tag. */
export interface ChartManifest {
  /** sha256 of the manifest's bytes, as we counted it ourselves. */
  readonly digest: string
  /** The digest of the chart's archive; undefined: it is no chart. */
  readonly content: string | undefined
}

/** Reads a registry; helm does the writing. */
export interface RegistryClient {
  manifest(repository: string, tag: string): Promise<RegistryAnswer<ChartManifest>>
}

const MANIFEST_LIMIT = 4 * 1024 * 1024
const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip'
const ACCEPT =
  'application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json'

/** A client for one registry, over TLS unless it is on this machine. */
export function registryClient(
  registry: RegistryAddress,
  credentials: Credentials | undefined,
  ports: RegistryPorts,
): RegistryClient {
  const origin = `${registry.plainHttp ? 'http' : 'https'}://${registry.host}`
  let authorization: string | undefined

  /** undefined: there is something to authorize with now. */
  async function authorize(
    header: string | undefined,
    repository: string,
  ): Promise<Exclude<RegistryAnswer<never>, { kind: 'found' }> | undefined> {
    const challenge = parseChallenge(header ?? '')
    switch (challenge?.kind) {
      case undefined:
        return { kind: 'denied', status: 401 }
      case 'basic':
        if (credentials === undefined) return { kind: 'denied', status: 401 }
        authorization = basicHeader(credentials)
        return undefined
      case 'bearer': {
        const token = await fetchToken(challenge, repository, registry, credentials, ports)
        if (token.kind !== 'found') return token
        authorization = `Bearer ${token.value}`
        return undefined
      }
    }
  }

  return {
    async manifest(repository, tag) {
      const url = `${origin}/v2/${repository}/manifests/${tag}`
      try {
        for (let attempt = 0; ; attempt += 1) {
          const headers = {
            accept: ACCEPT,
            ...(authorization === undefined ? {} : { authorization }),
          }
          const answer = await ask(ports.transport, url, headers)
          if (answer.status === 401 && attempt === 0) {
            const refusal = await authorize(answer.headers.get('www-authenticate'), repository)
            if (refusal !== undefined) return refusal
            continue
          }
          return judge(answer, ports.now())
        }
      } catch (cause) {
        return { kind: 'unclear', why: networkTrouble(cause), waitMs: 0 }
      }
    },
  }
}

function judge({ status, headers, body }: HttpAnswer, now: Date): RegistryAnswer<ChartManifest> {
  if (status === 404) return { kind: 'absent' }
  if (status === 401 || status === 403) return { kind: 'denied', status }
  if (isTransient(status)) {
    const waitMs = retryAfter(headers.get('retry-after'), now)
    return { kind: 'unclear', why: `answered ${status}`, waitMs }
  }
  if (status !== 200) return { kind: 'broken', why: `answered ${status} to a look at a tag` }
  if (body.length > MANIFEST_LIMIT)
    return { kind: 'broken', why: 'holds a manifest of more than 4 MiB' }
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`
  const told = headers.get('docker-content-digest')
  if (told?.startsWith('sha256:') && told !== digest) {
    return { kind: 'broken', why: `says ${told.slice(0, 80)} of a manifest that is ${digest}` }
  }
  return { kind: 'found', value: { digest, content: contentOf(body) } }
}

function contentOf(body: Buffer): string | undefined {
  let manifest: unknown
  try {
    manifest = JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
  const layers = memberOf(manifest, 'layers')
  const chart = Array.isArray(layers)
    ? layers.find((layer: unknown) => memberOf(layer, 'mediaType') === CHART_LAYER)
    : undefined
  const digest = memberOf(chart, 'digest')
  return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined
}
