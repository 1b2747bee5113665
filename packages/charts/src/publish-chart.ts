import { quote } from '@fluxgate/policy'
import { helmRegistry, type ToolOptions } from '@fluxgate/tools'
import { type Clock, pauseAfter, type Transport } from '@fluxgate/transport'
import { type PackedChart, packChart } from './pack-chart.ts'
import { type ChartToPublish, judge, type PublishOutcome, whyNotTaken } from './publish-outcome.ts'
import { pusher } from './push-chart.ts'
import { repositoryOf } from './registry-address.ts'
import { registryClient } from './registry-client.ts'

/** What publishing is given from outside. */
export interface PublishPorts {
  readonly clock: Clock
  readonly transport: Transport
  /** One line for the log. */
  readonly log: (line: string) => void
  readonly tools?: ToolOptions
}

const DEADLINE_MS = 120_000
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
  const { clock, transport } = ports
  return await ensure({
    request,
    packed,
    ports,
    repository: repositoryOf(request.registry, packed.name),
    client: registryClient(request.registry, request.credentials, {
      transport,
      now: () => clock.now(),
    }),
    push: pusher(request, packed, helm),
    end: clock.now().getTime() + DEADLINE_MS,
  })
}

/** What one publication works with. */
interface Publication {
  readonly request: ChartToPublish
  readonly packed: PackedChart
  readonly ports: PublishPorts
  readonly repository: string
  readonly client: ReturnType<typeof registryClient>
  readonly push: ReturnType<typeof pusher>
  /** When it has to be over, in milliseconds since the epoch. */
  readonly end: number
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

/** Where a publication has come to, looks counted from 0. */
interface Progress {
  readonly round: number
  readonly pushed: Pushed
}

/** Whether the registry is looked at once more. */
type Next =
  | { readonly kind: 'look'; readonly pushed: Pushed }
  | { readonly kind: 'over'; readonly outcome: PublishOutcome }

async function ensure(publication: Publication): Promise<PublishOutcome> {
  let pushed: Pushed = { kind: 'never' }
  for (let round = 0; ; round += 1) {
    const next = await afterLook(publication, { round, pushed })
    if (next.kind === 'over') return next.outcome
    pushed = next.pushed
  }
}

async function afterLook(publication: Publication, progress: Progress): Promise<Next> {
  const { request, packed, repository, client } = publication
  const seen = await client.manifest(repository, request.version)
  switch (seen.kind) {
    case 'found': {
      const wasPushed = progress.pushed.kind !== 'never'
      return { kind: 'over', outcome: judge(seen.value, request, packed, wasPushed) }
    }
    case 'denied':
    case 'broken':
      return refused(publication, whyNotTaken(request, repository, seen))
    case 'unclear':
      return rest(publication, progress, seen.why, seen.waitMs)
    case 'absent':
      return whereAbsent(publication, progress)
  }
}

/** The tag is not there. */
async function whereAbsent(publication: Publication, progress: Progress): Promise<Next> {
  const { round, pushed } = progress
  switch (pushed.kind) {
    case 'final':
      return refused(publication, pushed.reason)
    case 'accepted': {
      if (pushed.looks >= LOOKS_AFTER_PUSH) return send(publication, round)
      const looked: Pushed = { kind: 'accepted', looks: pushed.looks + 1 }
      const why = 'took the chart and does not show it yet'
      return rest(publication, { round, pushed: looked }, why)
    }
    case 'never':
    case 'unclear':
      return send(publication, round)
  }
}

async function send(publication: Publication, round: number): Promise<Next> {
  const { request, repository, push, ports } = publication
  const { clock } = ports
  const began = clock.now().getTime()
  const sent = await push()
  switch (sent.kind) {
    case 'found':
      await clock.sleep(settleMs(clock.now().getTime() - began))
      return { kind: 'look', pushed: { kind: 'accepted', looks: 0 } }
    case 'denied':
    case 'broken': {
      const reason = whyNotTaken(request, repository, sent)
      return { kind: 'look', pushed: { kind: 'final', reason } }
    }
    case 'absent':
    case 'unclear': {
      const why = sent.kind === 'absent' ? 'knows no such place' : sent.why
      return rest(publication, { round, pushed: { kind: 'unclear' } }, why)
    }
  }
}

/** Waits before the next look, at least `floor` milliseconds; over where there is no time for it. */
async function rest(
  { request, packed, ports, end }: Publication,
  { round, pushed }: Progress,
  why: string,
  floor = 0,
): Promise<Next> {
  const { clock, log } = ports
  const { host } = request.registry
  const ms = floor + pauseAfter(round, clock)
  if (clock.now().getTime() + ms > end) {
    const asked = floor > 0 ? `, and asks to wait for ${Math.ceil(floor / 1000)} s` : ''
    const reason = `the registry ${quote(host)} ${why}${asked}; looked ${round + 1} times. Run again: it goes on from what is there`
    return { kind: 'over', outcome: { kind: 'deferred', name: packed.name, reason } }
  }
  log(`the registry ${host} ${why}; looking again in ${(ms / 1000).toFixed(1)} s`)
  await clock.sleep(ms)
  return { kind: 'look', pushed }
}

function refused({ packed }: Publication, reason: string): Next {
  return { kind: 'over', outcome: { kind: 'refused', name: packed.name, reason } }
}

/**
 * A registry can't be asked to write a tag only if it is not there, so of two runs that push at once the later one wins.
 * Each waits about as long as its own push took before it looks: then both see the same, and the loser says so.
 */
function settleMs(tookMs: number): number {
  return Math.min(LONGEST_SETTLE_MS, Math.max(SHORTEST_SETTLE_MS, 2 * tookMs))
}
