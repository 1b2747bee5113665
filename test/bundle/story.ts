import { handle, sweepAll } from '../support/bundle-runs.ts'
import type { Story as Flux } from '../support/events.ts'
import { type GitOps, moment, pin, rolloutEvent, type Service } from '../support/gitops.ts'
import type { ActionEnd } from '../support/run-action.ts'
import type { StoryClock } from '../support/story-clock.ts'
import { withoutTimes } from './golden.ts'
import { byHand, type Stage } from './stage.ts'

/** What happens to one service, told step by step as a person would see it, for a golden file. */
export interface Story {
  /** Flux says that a version came up (or did not) in an environment; every event is a second younger than the one before. */
  report(version: string, environment: string, told?: Told): Promise<ActionEnd>
  sweep(times?: number): Promise<ActionEnd>
  /** A person starts an action by hand. */
  act(action: string, inputs: Readonly<Record<string, string>>): Promise<ActionEnd>
  /** Somebody does something on GitHub. */
  person(what: string, deed: () => unknown): Promise<void>
  /** A version is built, and dev pins it. */
  build(version: string): Promise<void>
  /** Time passes up to a moment; only in a story that has a clock. */
  until(moment: string): void
  /** Merges the only open pull request, or the only one into an environment. */
  merge(method?: 'merge' | 'squash' | 'rebase', environment?: string): Promise<void>
  /** Titles of open pull requests. */
  open(): readonly string[]
  /** The version that an environment pins. */
  runs(environment: string): Promise<string>
  text(): string
}

interface Told {
  readonly story?: Flux
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

/** Begins a story about one service of a repository on a stage. */
export function tellStory(
  { github }: Pick<Stage, 'github'>,
  gitops: GitOps,
  title: string,
  service: Service,
  environments: readonly string[] = ['dev', 'prod'],
  { clock, gates = false, about }: Telling = {},
): Story {
  const { control } = gitops
  const lines: string[] = [`# ${title}`, '', ...(about === undefined ? [] : [about, ''])]
  let reported = Date.now() - 3_600_000
  const steadily = clock === undefined ? withoutTimes : (text: string) => text
  const more = () => clock?.inside() ?? {}
  const headed = (what: string) =>
    clock === undefined ? what : `${momentText(clock.milliseconds())}: ${what}`
  const opened = () => control.pulls.filter(({ state }) => state === 'open')
  const runs = async (environment: string) => {
    const text = (await control.read(`apps/${environment}/${service.key}/patch.yaml`)) ?? ''
    return /(?:version|tag): "?([0-9][^\s"]*)/.exec(text)?.[1] ?? 'nothing'
  }
  const state = async () => {
    const pinned = environments.map(async (name) => `${name} ${await runs(name)}`)
    const open = opened().map(
      ({ number, title: what, head }) =>
        `#${number} ${what}${gates ? ` (${gateOf(gitops, head)})` : ''}`,
    )
    return `${(await Promise.all(pinned)).join(', ')}; ${open.length === 0 ? 'nothing open' : open.join(', ')}`
  }
  const tell = async (what: string, end?: ActionEnd) => {
    const { operation, reason } = end?.outputs ?? {}
    lines.push(`- ${headed(what)}`)
    if (end !== undefined) lines.push(`  - ${operation}: ${steadily(reason ?? '')}`)
    lines.push(`  - ${await state()}`)
    clock?.tick()
  }
  const sweepOnce = () => sweepAll(github, gitops, {}, more())
  return {
    runs,
    open: () => opened().map(({ title: what }) => what),
    async report(version, environment, told = {}) {
      reported += 1_000
      const at = moment(clock?.milliseconds() ?? reported)
      const event = rolloutEvent(gitops, service, version, {
        at,
        environment,
        cluster: `${environment}-1`,
        ...told,
      })
      const end = await handle(github, gitops, event, more())
      await tell(`Flux: ${version} ${told.story ?? 'came up'} in ${environment}`, end)
      return end
    },
    async sweep(times = 1) {
      let end = await sweepOnce()
      for (let more = 1; more < times; more += 1) end = await sweepOnce()
      await tell(times === 1 ? 'a sweep' : `${times} sweeps`, end)
      return end
    },
    async act(action, inputs) {
      const all = { service: service.key, ...inputs }
      const end = await byHand({ github }, gitops, action, all, more())
      const given = Object.entries(inputs).map(([name, value]) => `${name} "${value}"`)
      await tell(`olga: ${action} with ${given.join(', ')}`, end)
      return end
    },
    async person(what, deed) {
      await deed()
      await tell(what)
    },
    build(version) {
      return this.person(`a build: ${version} in dev`, () => pin(gitops, 'dev', [service], version))
    },
    until(time) {
      if (clock === undefined) throw new Error('a story without a clock has no times')
      clock.goTo(time)
    },
    async merge(method = 'merge', environment) {
      const into = environment === undefined ? '' : ` to ${environment}`
      const [only, ...others] = opened().filter(({ title: what }) => what.endsWith(into))
      if (only === undefined || others.length > 0) throw new Error(`open: ${opened().length}`)
      await control.mergePullRequest(only.number, { by: gitops.developer.login, method })
      await tell(`dev merges #${only.number}${method === 'merge' ? '' : ` (${method})`}`)
    },
    text: () => `${lines.join('\n')}\n`,
  }
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
