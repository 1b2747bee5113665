import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load, loadAll } from 'js-yaml'
import { type Stage, setStage } from '../bundle/stage.ts'
import type { PullRequest } from '../github/src/index.ts'
import { handle } from '../support/bundle-runs.ts'
import type { Telling } from '../support/events.ts'
import { type GitOps, moment, rolloutEvent, type Service } from '../support/gitops.ts'
import type { ActionEnd } from '../support/run-action.ts'

export { type Stage, setStage }

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The files that people copy from our documentation. */
export const CALLERS = [
  'docs/gitops-repository/.github/workflows/promote.yml',
  'docs/gitops-repository/.github/workflows/bump.yml',
  'docs/service-repository/.github/workflows/deploy-to-dev.yml',
] as const

/** The workflows that those call. */
export const CALLED = ['.github/workflows/promote.yml', '.github/workflows/bump.yml'] as const

/** A YAML file of this repository. */
export function yamlOf(path: string): unknown {
  return load(readFileSync(`${ROOT}${path}`, 'utf8'))
}

/** The documents of a YAML file of this repository. */
export function documentsOf(path: string): readonly unknown[] {
  return loadAll(readFileSync(`${ROOT}${path}`, 'utf8'))
}

/** Every value of a key, at any depth. */
export function valuesOf(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, below]) => [
    ...(name === key ? [below] : []),
    ...valuesOf(below, key),
  ])
}

/** One GitOps repository in which a service goes from dev on, and Flux that tells of it. */
export class Story {
  readonly gitops: GitOps
  readonly #stage: Stage
  #minute = 0

  constructor(stage: Stage, gitops: GitOps) {
    this.#stage = stage
    this.gitops = gitops
  }

  get service(): Service {
    const [service] = this.gitops.services
    if (service === undefined) throw new Error('the repository has no service')
    return service
  }

  /** Flux's event of a rollout, a minute after the one before it; not sent yet. */
  event(version: string, told: Partial<Telling> = {}): Record<string, unknown> {
    this.#minute += 1
    const at = moment(Date.now() - 3_600_000 + this.#minute * 60_000)
    return rolloutEvent(this.gitops, this.service, version, { at, ...told })
  }

  /** The built handler takes an event. */
  take(event: unknown): Promise<ActionEnd> {
    return handle(this.#stage.github, this.gitops, event)
  }

  /** Flux tells of a rollout, and the built handler takes the event. */
  tell(version: string, told: Partial<Telling> = {}): Promise<ActionEnd> {
    return this.take(this.event(version, told))
  }

  /** Pull requests of promotions, the oldest first. */
  get promotions(): readonly PullRequest[] {
    return this.gitops.control.pulls.filter(({ head }) => head.startsWith('promote/'))
  }

  /** What stands open, by title. */
  get open(): readonly string[] {
    return this.promotions.filter(({ state }) => state === 'open').map(({ title }) => title)
  }

  /** What the records say, the oldest first. */
  get records(): readonly unknown[] {
    return this.gitops.control.deployments.map(({ payload }) => payload)
  }

  /** The pins that a branch has for the service in an environment, as lines. */
  async pins(environment: string, branch = 'main'): Promise<string> {
    const path = `apps/${environment}/${this.service.key}/patch.yaml`
    const text = (await this.gitops.control.read(path, branch)) ?? ''
    return text
      .split('\n')
      .flatMap((line) => /^\s*((?:version|tag|digest): \S+)/.exec(line)?.[1] ?? [])
      .join(', ')
  }
}
