import { handle, sweepAll } from '../support/bundle-runs.ts'
import type { Story as Flux } from '../support/events.ts'
import { type GitOps, moment, rolloutEvent, type Service } from '../support/gitops.ts'
import type { ActionEnd } from '../support/run-action.ts'
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
  /** Merges the only open pull request. */
  merge(method?: 'merge' | 'squash' | 'rebase'): Promise<void>
  /** Titles of open pull requests. */
  open(): readonly string[]
  /** The version that an environment pins. */
  runs(environment: string): Promise<string>
  text(): string
}

interface Told {
  readonly story?: Flux
}

/** Begins a story about one service of a repository on a stage. */
export function tellStory(
  { github }: Pick<Stage, 'github'>,
  gitops: GitOps,
  title: string,
  service: Service,
  environments: readonly string[] = ['dev', 'prod'],
): Story {
  const { control } = gitops
  const lines: string[] = [`# ${title}`, '']
  let clock = Date.now() - 3_600_000
  const opened = () => control.pulls.filter(({ state }) => state === 'open')
  const runs = async (environment: string) => {
    const text = (await control.read(`apps/${environment}/${service.key}/patch.yaml`)) ?? ''
    return /(?:version|tag): "?([0-9][^\s"]*)/.exec(text)?.[1] ?? 'nothing'
  }
  const state = async () => {
    const pinned = environments.map(async (name) => `${name} ${await runs(name)}`)
    const open = opened().map(({ number, title: what }) => `#${number} ${what}`)
    return `${(await Promise.all(pinned)).join(', ')}; ${open.length === 0 ? 'nothing open' : open.join(', ')}`
  }
  const tell = async (what: string, end?: ActionEnd) => {
    const { operation, reason } = end?.outputs ?? {}
    lines.push(`- ${what}`)
    if (end !== undefined) lines.push(`  - ${operation}: ${withoutTimes(reason ?? '')}`)
    lines.push(`  - ${await state()}`)
  }
  const sweepOnce = () => sweepAll(github, gitops)
  return {
    runs,
    open: () => opened().map(({ title: what }) => what),
    async report(version, environment, told = {}) {
      clock += 1_000
      const at = moment(clock)
      const event = rolloutEvent(gitops, service, version, {
        at,
        environment,
        cluster: `${environment}-1`,
        ...told,
      })
      const end = await handle(github, gitops, event)
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
      const end = await byHand({ github }, gitops, action, all)
      const given = Object.entries(inputs).map(([name, value]) => `${name} "${value}"`)
      await tell(`olga: ${action} with ${given.join(', ')}`, end)
      return end
    },
    async person(what, deed) {
      await deed()
      await tell(what)
    },
    async merge(method = 'merge') {
      const [only, ...more] = opened()
      if (only === undefined || more.length > 0) throw new Error(`open: ${opened().length}`)
      await control.mergePullRequest(only.number, { by: gitops.developer.login, method })
      await tell(`dev merges #${only.number}${method === 'merge' ? '' : ` (${method})`}`)
    },
    text: () => `${lines.join('\n')}\n`,
  }
}
