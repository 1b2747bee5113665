import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createTransport } from '@fluxgate/transport'
import { unpackTar } from 'modern-tar'
import { toolsFolder } from '../../../../scripts/setup/catalogue.ts'
import type { RegistryProxy } from '../../../../test/registry/src/index.ts'
import { serviceWith } from '../../../../test/support/chart.ts'
import { type VirtualClock, virtualClock } from '../../../../test/support/virtual-clock.ts'
import {
  type ChartToPublish,
  type PublishOutcome,
  parseRegistry,
  publishChart,
} from '../../src/index.ts'

let places = 0

/** A place of its own in the registry. */
export function place(): string {
  places += 1
  return `test-${places}`
}

/** What is published, of the sample chart where nothing else is said, and where. */
export interface Attempt extends Partial<Omit<ChartToPublish, 'registry'>> {
  readonly host: string
  readonly path?: string
  readonly folders?: readonly string[]
  readonly clock?: VirtualClock
  /** What each run of helm may take. */
  readonly timeoutSeconds?: number
}

/** What it came to, and what was said meanwhile. */
export interface Attempted {
  readonly outcome: PublishOutcome
  readonly log: readonly string[]
}

/** Publishes with a clock in which waiting takes no time, unless another one is given. */
export async function publish(attempt: Attempt): Promise<Attempted> {
  const {
    host,
    path = place(),
    folders = [toolsFolder],
    clock = virtualClock(),
    timeoutSeconds = 120,
    ...more
  } = attempt
  const address = parseRegistry(`oci://${host}/${path}`)
  if (typeof address === 'string') throw new Error(address)
  await using service = await serviceWith()
  const log: string[] = []
  const request: ChartToPublish = {
    folder: join(service.root, 'charts/shop'),
    shown: 'charts/shop',
    version: '1.4.2',
    appVersion: undefined,
    stamps: [],
    registry: address,
    credentials: undefined,
    ...more,
  }
  const ports = {
    clock,
    log: (line: string) => void log.push(line),
    transport: createTransport({}),
    tools: { folders, path: '/usr/bin:/bin', timeoutSeconds },
  }
  return { outcome: await publishChart(request, ports), log }
}

/** The digest; throws where there is none. */
export function digestOf({ outcome }: Attempted): string {
  if ('chart' in outcome) return outcome.chart.digest
  throw new Error(outcome.reason)
}

/** Why it was not published, or ''. */
export const reasonOf = ({ outcome }: Attempted): string =>
  'reason' in outcome ? outcome.reason : ''

/** How often the tag was written. */
export const putsOf = ({ seen }: RegistryProxy, path = /\/manifests\/1\.4\.2$/): number =>
  seen.filter((one) => one.method === 'PUT' && path.test(one.path)).length

/** The files of a published chart, as the registry gives them. */
export async function archiveOf(
  host: string,
  { outcome }: Attempted,
): Promise<ReadonlyMap<string, string>> {
  if (!('chart' in outcome)) throw new Error(outcome.reason)
  const { reference, content } = outcome.chart
  const repository = /\/(.+):1\.4\.2@/.exec(reference)?.[1] ?? ''
  const answer = await fetch(`http://${host}/v2/${repository}/blobs/${content}`)
  const entries = await unpackTar(gunzipSync(Buffer.from(await answer.arrayBuffer())))
  return new Map(
    entries.map(({ header, data }) => [header.name, Buffer.from(data ?? []).toString('utf8')]),
  )
}
