import {
  type AttestRequest,
  attest,
  type BumpRequest,
  bump,
  choose,
  type HoldRequest,
  handleEvent,
  hold,
  type Ports,
  type RollbackRequest,
  rollback,
  type SweepRequest,
  sweep,
} from '@fluxgate/delivery'
import { createGitHubForge } from '@fluxgate/forge'
import type { Clock } from '@fluxgate/transport'
import { type GitHub, type RepositoryControl, startGitHub } from '../github/src/index.ts'
import { type VirtualClock, virtualClock } from '../support/virtual-clock.ts'

const REPORTER = 987_654

/** A GitOps repository on the stand-in, and everything that can happen to it, in one virtual time. */
export interface Scene extends AsyncDisposable {
  readonly github: GitHub
  readonly control: RepositoryControl
  readonly clock: VirtualClock
  /** Open promotions as `branch: title`, sorted. */
  open(): readonly string[]
  /** A bump, with what the inputs of the action would be. */
  bump(service: string, version: string, more?: Partial<BumpRequest>): ReturnType<typeof bump>
  /** Flux says that a version runs (or does not) in an environment. */
  report(
    service: string,
    version: string,
    environment: string,
    more?: Partial<Parameters<typeof handleEvent>[2]>,
  ): ReturnType<typeof handleEvent>
  /** By default in the time of the scene. */
  sweep(request?: Partial<SweepRequest>, time?: Clock): ReturnType<typeof sweep>
  attest(request: Partial<AttestRequest>): ReturnType<typeof attest>
  choose(environment: string, service: string, version: string): ReturnType<typeof choose>
  /** Ana takes a service back to what it ran before. */
  rollback(
    environment: string,
    service: string,
    more?: Partial<RollbackRequest>,
  ): ReturnType<typeof rollback>
  /** Ana holds every version of a service. */
  hold(environment: string, service: string, more?: Partial<HoldRequest>): ReturnType<typeof hold>
  /** The promoter may ask so much more within the next hour. */
  budget(requests: number): void
  /** Ana merges the open pull request of a branch. */
  merge(branch: string): Promise<void>
  /** Ana commits by hand. */
  commit(files: Readonly<Record<string, string | undefined>>, message: string): Promise<void>
}

/** Sets a scene: these files, this policy (reporters and people are added), a time of its own. */
export async function setScene(
  policy: string,
  files: Readonly<Record<string, string>>,
): Promise<Scene> {
  const clock = virtualClock()
  const github = await startGitHub({ now: clock.milliseconds })
  const ana = github.addUser('ana')
  github.addApp('fluxgate', {
    contents: 'write',
    pull_requests: 'write',
    issues: 'read',
    deployments: 'write',
    statuses: 'write',
    checks: 'read',
    actions: 'write',
    members: 'read',
  })
  const all = { ...files, '.fluxgate/policy.yaml': `${policy}${PEOPLE(policy)}` }
  const roles = { ana: 'write' } as const
  const control = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    files: all,
    roles,
  })
  const token = github.token({ kind: 'installation', of: 'fluxgate' })
  const ports = (): Ports => ({
    clock,
    forge: createGitHubForge({
      token,
      repository: { owner: 'acme', name: 'gitops' },
      apiUrl: github.url,
      graphqlUrl: github.graphqlUrl,
      clock,
      log: () => undefined,
    }),
  })
  const run = {
    repositoryUrl: `${github.url}/acme/gitops`,
    serverUrl: github.url,
    url: undefined,
    dryRun: false,
  }
  const person = { id: ana.id, login: 'ana', type: 'User' }
  const later = () => clock.sleep(60_000)
  const opened = () => control.pulls.filter(({ state }) => state === 'open')
  return {
    github,
    control,
    clock,
    open: () =>
      opened()
        .map(({ head, title }) => `${head}: ${title}`)
        .sort(),
    async bump(service, version, more = {}) {
      await later()
      const origin = { repository: undefined, commit: undefined }
      const versions = {
        chartVersion: version,
        chartDigest: undefined,
        imageTag: undefined,
        imageDigest: undefined,
        imageInChart: [],
      }
      return bump(ports(), run, {
        environment: 'dev',
        service,
        ...versions,
        origin,
        person: undefined,
        ...more,
      })
    },
    async report(service, version, environment, more = {}) {
      await later()
      const event = {
        object: { name: service, namespace: 'apps' },
        reason: 'UpgradeSucceeded',
        what: 'upgrade' as const,
        outcome: 'success' as const,
        version,
        buildLost: false,
        digest: undefined,
        environment,
        cluster: `${environment}-1`,
        releaseId: undefined,
        sourceRepository: undefined,
        sourceCommit: undefined,
        timestamp: `${clock.now().toISOString().slice(0, 19)}Z`,
        message: undefined,
        ...more,
      }
      return handleEvent(ports(), run, event, { id: REPORTER, login: 'flux[bot]', type: 'Bot' })
    },
    sweep: (request, time = clock) =>
      sweep({ ...ports(), clock: time }, run, { from: [], to: [], services: [], ...request }),
    async attest(request) {
      await later()
      const all = {
        environment: 'dev',
        services: 'all' as const,
        version: undefined,
        cluster: undefined,
        reason: 'seen',
      }
      return attest(ports(), run, { ...all, ...request }, person)
    },
    async choose(environment, service, version) {
      await later()
      return choose(ports(), run, { environment, service, version }, person)
    },
    async rollback(environment, service, more = {}) {
      await later()
      const terms = { to: undefined, reason: 'it fails', until: undefined }
      return rollback(ports(), run, { environment, service, ...terms, ...more }, person)
    },
    async hold(environment, service, more = {}) {
      await later()
      const held = { version: '*', release: undefined }
      const terms = { reason: 'an audit', until: undefined }
      return hold(ports(), run, { environment, service, ...held, terms, ...more }, person)
    },
    budget: (requests) => github.setBudget(token, requests, clock.milliseconds() + 3_600_000),
    async merge(branch) {
      await later()
      const pull = opened().find(({ head }) => head === branch)
      if (pull === undefined)
        throw new Error(`no open pull request of ${branch}: ${opened().map(({ head }) => head)}`)
      await control.mergePullRequest(pull.number, { by: 'ana', method: 'squash' })
    },
    async commit(changed, message) {
      await later()
      await control.commit({ files: changed, message, by: 'ana' })
    },
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]()
    },
  }
}

const PEOPLE = (policy: string) => {
  const names = [...policy.matchAll(/^ {2}([a-z-]+):/gm)].map(([, name]) => name)
  return `reporters: [{ id: ${REPORTER}, environments: [${names.join(', ')}] }]\npeople: { attest: [ana], override: [ana], hold: [ana] }\n`
}

/** An overlay of one file: a whole HelmRelease that pins a chart version. */
export function overlay(
  environment: string,
  service: string,
  version: string,
): Record<string, string> {
  return {
    [`apps/${environment}/${service}/kustomization.yaml`]: 'resources: [release.yaml]\n',
    [`apps/${environment}/${service}/release.yaml`]: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${service}
  namespace: apps
spec:
  chart:
    spec:
      chart: ${service}
      version: ${version}
      sourceRef: { kind: HelmRepository, name: acme }
`,
  }
}
