import { quote } from '@fluxgate/policy'
import { type HelmRegistry, helmRegistry, type ToolOptions } from '@fluxgate/tools'
import type { Transport } from '@fluxgate/transport'
import type { Clock } from './clock.ts'
import { type ChartToPack, type PackedChart, packChart } from './pack-chart.ts'
import { pusher } from './push-chart.ts'
import { type RegistryAddress, repositoryOf } from './registry-address.ts'
import { type ChartManifest, registryClient } from './registry-client.ts'
import type { Credentials } from './registry-token.ts'

/** Which chart is published, where, and by whom. */
export interface ChartToPublish extends Omit<ChartToPack, 'tools'> {
  readonly registry: RegistryAddress
  /** undefined: the registry is open. */
  readonly credentials: Credentials | undefined
}

export interface PublishPorts {
  readonly clock: Clock
  readonly transport: Transport
  /** One line for the log. */
  readonly log: (line: string) => void
  readonly tools?: ToolOptions
}

/** What stands under the tag in the end. */
export interface PublishedChart {
  readonly name: string
  readonly version: string
  /** Of the manifest, as the registry has it: what an OCIRepository pins. */
  readonly digest: string
  /** Of the archive. */
  readonly content: string
  /** `ghcr.io/acme/charts/shop:1.4.2@sha256:...`. */
  readonly reference: string
}

/** What became of it. */
export type PublishOutcome =
  | { readonly kind: 'published'; readonly chart: PublishedChart }
  /** It was there with the same content. */
  | { readonly kind: 'present'; readonly chart: PublishedChart }
  /** A person has to change something first. */
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string }
  /** The registry did not come to an end with it in time; running again goes on from what is there. */
  | { readonly kind: 'deferred'; readonly name: string; readonly reason: string }

const DEADLINE_MS = 120_000
const BASE_MS = 500
const CAP_MS = 20_000
/** How often what was just pushed is looked for before it counts as lost. */
const LOOKS_AFTER_PUSH = 6
const SHORTEST_SETTLE_MS = 1_000
const LONGEST_SETTLE_MS = 10_000

/**
 * Makes sure that a tag names this chart. Absent: it is pushed, and what stands there is read back. There with the same
 * content: nothing is done. There with other content: refused. After whatever is not clear the registry is asked what it
 * holds before anything is sent again. ChartError and ToolError as `packChart`.
 */
export async function publishChart(
  request: ChartToPublish,
  ports: PublishPorts,
): Promise<PublishOutcome> {
  const { tools } = ports
  await using packed = await packChart(tools === undefined ? request : { ...request, tools })
  await using helm = await helmRegistry(request.registry, tools)
  return await ensure(request, packed, helm, ports)
}

/** What is known of pushes so far. */
type Pushed =
  | { readonly kind: 'never' }
  /** helm called it a success; `looks` in vain since. */
  | { readonly kind: 'accepted'; readonly looks: number }
  /** It may have landed. */
  | { readonly kind: 'unclear' }
  /** It will not be taken, so this is the end unless it landed before. */
  | { readonly kind: 'final'; readonly reason: string }

async function ensure(
  request: ChartToPublish,
  packed: PackedChart,
  helm: HelmRegistry,
  { clock, log, transport }: PublishPorts,
): Promise<PublishOutcome> {
  const { registry, credentials, version } = request
  const repository = repositoryOf(registry, packed.name)
  const client = registryClient(registry, credentials, { transport, now: () => clock.now() })
  const end = clock.now().getTime() + DEADLINE_MS
  const push = pusher(request, packed, helm)
  const refused = (reason: string): PublishOutcome => ({
    kind: 'refused',
    name: packed.name,
    reason,
  })
  let pushed: Pushed = { kind: 'never' }

  /** Waits; an outcome where there is no time for it. */
  async function rest(round: number, why: string, floor = 0): Promise<PublishOutcome | undefined> {
    const ms = floor + clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(round, 10))
    if (clock.now().getTime() + ms > end) {
      const asked = floor > 0 ? `, and asks to wait for ${Math.ceil(floor / 1000)} s` : ''
      const reason = `the registry ${quote(registry.host)} ${why}${asked}; looked ${round + 1} times. Run again: it goes on from what is there`
      return { kind: 'deferred', name: packed.name, reason }
    }
    log(`the registry ${registry.host} ${why}; looking again in ${(ms / 1000).toFixed(1)} s`)
    await clock.sleep(ms)
    return undefined
  }

  /** Pushes and says what that came to. */
  async function send(round: number): Promise<PublishOutcome | undefined> {
    const began = clock.now().getTime()
    const sent = await push()
    switch (sent.kind) {
      case 'found':
        pushed = { kind: 'accepted', looks: 0 }
        await clock.sleep(settleMs(clock.now().getTime() - began))
        return undefined
      case 'denied':
        pushed = { kind: 'final', reason: whyDenied(sent.status, request, repository) }
        return undefined
      case 'broken':
        pushed = { kind: 'final', reason: `the registry ${quote(registry.host)} ${sent.why}` }
        return undefined
      case 'absent':
      case 'unclear':
        pushed = { kind: 'unclear' }
        return rest(round, sent.kind === 'absent' ? 'knows no such place' : sent.why)
    }
  }

  /** The tag is not there. */
  async function goOn(round: number): Promise<PublishOutcome | undefined> {
    switch (pushed.kind) {
      case 'final':
        return refused(pushed.reason)
      case 'accepted':
        if (pushed.looks >= LOOKS_AFTER_PUSH) return send(round)
        pushed = { kind: 'accepted', looks: pushed.looks + 1 }
        return rest(round, 'took the chart and does not show it yet')
      case 'never':
      case 'unclear':
        return send(round)
    }
  }

  for (let round = 0; ; round += 1) {
    const seen = await client.manifest(repository, version)
    let over: PublishOutcome | undefined
    switch (seen.kind) {
      case 'found':
        return judge(seen.value, request, packed, pushed.kind !== 'never')
      case 'denied':
        return refused(whyDenied(seen.status, request, repository))
      case 'broken':
        return refused(`the registry ${quote(registry.host)} ${seen.why}`)
      case 'unclear':
        over = await rest(round, seen.why, seen.waitMs)
        break
      case 'absent':
        over = await goOn(round)
        break
    }
    if (over !== undefined) return over
  }
}

/**
 * A registry can't be asked to write a tag only if it is not there, so of two runs that push at once the later one wins.
 * Each waits about as long as its own push took before it looks: then both see the same, and the loser says so.
 */
function settleMs(tookMs: number): number {
  return Math.min(LONGEST_SETTLE_MS, Math.max(SHORTEST_SETTLE_MS, 2 * tookMs))
}

function judge(
  { digest, content }: ChartManifest,
  { registry, version }: ChartToPublish,
  packed: PackedChart,
  wasPushed: boolean,
): PublishOutcome {
  const { name } = packed
  const at = `${registry.host}/${repositoryOf(registry, name)}:${version}`
  if (content === packed.content) {
    const chart = { name, version, digest, content, reference: `${at}@${digest}` }
    return { kind: wasPushed ? 'published' : 'present', chart }
  }
  const theirs =
    content === undefined ? `${digest}, which is no chart` : `${digest} with the content ${content}`
  const what = wasPushed
    ? `another run published ${at} with other content meanwhile`
    : `${at} is published already, with other content`
  const reason = `${what}: the registry holds ${theirs}, this chart's content is ${packed.content}. A version is never overwritten: publish this one under a new version`
  return { kind: 'refused', name, reason }
}

function whyDenied(status: number, request: ChartToPublish, repository: string): string {
  const { registry, credentials } = request
  const host = quote(registry.host)
  if (credentials === undefined) {
    return `the registry ${host} wants to know who publishes (${status}); pass "username" and "password"`
  }
  if (status === 401) {
    return `the registry ${host} does not take the "username" and "password" that it was given (401); check both`
  }
  return `the registry ${host} does not let this account publish ${quote(repository)} (${status}); at ghcr.io the token needs "packages: write", and the package must give this repository write access`
}
