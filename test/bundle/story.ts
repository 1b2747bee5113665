import { handle, sweepAll } from '../support/bundle-runs.ts'
import type { Story as Flux } from '../support/events.ts'
import { type GitOps, moment, pin, rolloutEvent, type Service } from '../support/gitops.ts'
import type { ActionEnd } from '../support/run-action.ts'
import type { StoryClock } from '../support/story-clock.ts'
import { withoutTimes } from './golden.ts'
import { byHand, type Stage } from './stage.ts'

/** What happens to services, told step by step as a person would see it, for a golden file. */
export interface Story {
  /**
   * Flux says that a version came up (or did not) in an environment, an event for each service of the story; every event is a second
   * younger than the one before. What the last of the runs came to.
   */
  report(version: string, environment: string, told?: Told): Promise<ActionEnd>
  sweep(times?: number): Promise<ActionEnd>
  /** A person starts an action by hand. */
  act(action: string, inputs: Readonly<Record<string, string>>): Promise<ActionEnd>
  /** Somebody does something on GitHub. */
  person(what: string, deed: () => unknown): Promise<void>
  /** A version of services is built, of all of the story by default, and dev pins it. */
  build(version: string, of?: readonly Service[]): Promise<void>
  /** Time passes up to a moment; only in a story that has a clock. */
  until(moment: string): void
  /** Merges the only open pull request, or the only one into an environment. */
  merge(method?: 'merge' | 'squash' | 'rebase', environment?: string): Promise<void>
  /** Titles of open pull requests. */
  open(): readonly string[]
  /** The version that an environment pins of the first service, or of another. */
  runs(environment: string, service?: Service): Promise<string>
  text(): string
}

interface Told {
  readonly story?: Flux
  /** Services that it is about; default: all of the story. */
  readonly of?: readonly Service[]
}

/** How a story is told. */
export interface Telling {
  /** The time that it lives in; then every step has its time, a minute apart at least. Default: the machine's, told without times. */
  readonly clock?: StoryClock
  /** Whether to tell what the required status of each open pull request says. */
  readonly gates?: boolean
  /** What the story is about, under its title. */
  readonly about?: string
}

/** Begins a story about one service of a repository on a stage, or about several. */
export function tellStory(
  { github }: Pick<Stage, 'github'>,
  gitops: GitOps,
  title: string,
  about: Service | readonly Service[],
  environments: readonly string[] = ['dev', 'prod'],
  { clock, gates = false, about: text = '' }: Telling = {},
): Story {
  const { control } = gitops
  const services = 'key' in about ? [about] : about
  const [service] = services
  if (service === undefined) throw new Error('a story is about something')
  const lines: string[] = [`# ${title}`, '', ...(text === '' ? [] : [text, ''])]
  let known = ''
  let reported = Date.now() - 3_600_000
  const steadily = clock === undefined ? withoutTimes : (text: string) => text
  const inside = () => clock?.inside() ?? {}
  const headed = (what: string) =>
    clock === undefined ? what : `${momentText(clock.milliseconds())}: ${what}`
  const opened = () => control.pulls.filter(({ state }) => state === 'open')
  const runs = async (environment: string, { key } = service) => {
    const patch = (await control.read(`apps/${environment}/${key}/patch.yaml`)) ?? ''
    return /(?:version|tag): "?([0-9][^\s"]*)/.exec(patch)?.[1] ?? 'nothing'
  }
  const state = async () => {
    const pinned = environments.map(async (name) => {
      const found = services.map(async (one) => [one.key, await runs(name, one)] as const)
      return `${name} ${versionsText(await Promise.all(found))}`
    })
    const open = opened().map(
      ({ number, title: what, head }) =>
        `#${number} ${what}${gates ? ` (${gateOf(gitops, head)})` : ''}`,
    )
    return `${(await Promise.all(pinned)).join(', ')}; ${open.length === 0 ? 'nothing open' : open.join(', ')}`
  }
  const tell = async (what: string, ...ends: readonly ActionEnd[]) => {
    lines.push(`- ${headed(what)}`)
    for (const { outputs } of ends) {
      lines.push(`  - ${outputs['operation']}: ${steadily(outputs['reason'] ?? '')}`)
    }
    const now = steadily(await state())
    if (now !== known) lines.push(`  - ${now}`)
    known = now
    clock?.tick()
  }
  const whose = (of: readonly Service[]) =>
    services.length === 1 ? '' : ` of ${of.length === services.length ? 'all' : keysText(of)}`
  const sweepOnce = () => sweepAll(github, gitops, {}, inside())
  return {
    runs,
    open: () => opened().map(({ title: what }) => what),
    async report(version, environment, { of = services, ...told } = {}) {
      const ends: ActionEnd[] = []
      for (const one of of) {
        reported += 1_000
        const at = moment(clock?.milliseconds() ?? reported)
        const more = { at, environment, cluster: `${environment}-1`, ...told }
        ends.push(await handle(github, gitops, rolloutEvent(gitops, one, version, more), inside()))
      }
      const what = `${version}${whose(of)} ${told.story ?? 'came up'}`
      await tell(`Flux: ${what} in ${environment}`, ...ends)
      const last = ends.at(-1)
      if (last === undefined) throw new Error('a report is of a service')
      return last
    },
    async sweep(times = 1) {
      let end = await sweepOnce()
      for (let more = 1; more < times; more += 1) end = await sweepOnce()
      await tell(times === 1 ? 'a sweep' : `${times} sweeps`, end)
      return end
    },
    async act(action, inputs) {
      const all = services.length === 1 ? { service: service.key, ...inputs } : inputs
      const end = await byHand({ github }, gitops, action, all, inside())
      const given = Object.entries(inputs).map(([name, value]) => `${name} "${value}"`)
      await tell(`olga: ${action} with ${steadily(given.join(', '))}`, end)
      return end
    },
    async person(what, deed) {
      await deed()
      await tell(what)
    },
    build(version, of = services) {
      const what = `a build: ${version}${whose(of)} in dev`
      return this.person(what, () => pin(gitops, 'dev', of, version))
    },
    until(time) {
      if (clock === undefined) throw new Error('a story without a clock has no times')
      clock.goTo(time)
    },
    async merge(method = 'merge', environment) {
      const into = environment === undefined ? '' : ` ${environment} `
      const [only, ...others] = opened().filter(({ title: what }) => `${what} `.includes(into))
      if (only === undefined || others.length > 0) throw new Error(`open: ${opened().length}`)
      await control.mergePullRequest(only.number, { by: gitops.developer.login, method })
      await tell(`a developer merges #${only.number}${method === 'merge' ? '' : ` (${method})`}`)
    },
    text: () => `${lines.join('\n')}\n`,
  }
}

/** The version that services have, and which of them have another: `1.1.0 (cart 1.0.0)`. */
function versionsText(found: readonly (readonly [string, string])[]): string {
  const byVersion = Map.groupBy(found, ([, version]) => version)
  const [first, ...others] = [...byVersion].toSorted(([, a], [, b]) => b.length - a.length)
  const rest = others.map(
    ([version, those]) => `${keysText(those.map(([key]) => ({ key })))} ${version}`,
  )
  return `${first?.[0] ?? ''}${rest.length === 0 ? '' : ` (${rest.join(', ')})`}`
}

function keysText(services: readonly Pick<Service, 'key'>[]): string {
  const keys = services.map(({ key }) => key)
  return [keys.slice(0, -1).join(', '), ...keys.slice(-1)].filter((one) => one !== '').join(' and ')
}

/** What the required status of a branch's head says. */
function gateOf({ control }: GitOps, branch: string): string {
  const head = control.head(branch) ?? ''
  const status = (control.state.statuses.get(head) ?? []).findLast(
    ({ context }) => context === 'fluxgate/gate',
  )
  return status === undefined ? 'not judged' : `${status.state}: ${status.description}`
}

/** A moment as `Fri 30 Oct, 04:00 UTC`. */
function momentText(milliseconds: number): string {
  const [weekday, day, month, , time = ''] = new Date(milliseconds).toUTCString().split(' ')
  return `${weekday?.replace(',', '')} ${Number(day)} ${month}, ${time.slice(0, 5)} UTC`
}
