import { bump, sweepAll } from '../../support/bundle-runs.ts'
import { type ActionEnd, aRunId, runAction } from '../../support/run-action.ts'
import { type Environment, openFor, recordsOf, saidBy } from './gitops.ts'
import { at, type Json, textAt } from './json.ts'
import {
  baseFiles,
  environmentFile,
  namespaceOf,
  overlayFiles,
  type Pins,
  patchPath,
  type Service,
} from './overlays.ts'
import type { Stack } from './stack.ts'

/** What the API server says a service runs: the release as helm-controller has it, and what the chart made. */
export interface Running {
  readonly version: string
  /** Helm's own number of the release. */
  readonly release: number
  readonly config: Json
}

/** A chart that makes one ConfigMap, and whatever else is given. */
export async function publish(
  stack: Stack,
  name: string,
  version: string,
  more: ReadonlyMap<string, string> = new Map(),
): Promise<string> {
  const templates = new Map([['config.yaml', CONFIG], ...more])
  return await stack.registry.publish({ name, version, templates })
}

/** Adds services to the repository, in one commit. */
export async function addServices(
  stack: Stack,
  services: readonly Service[],
  pins: ReadonlyMap<Environment, Pins>,
): Promise<void> {
  await stack.alone(() => commitServices(stack, services, pins))
}

async function commitServices(
  stack: Stack,
  services: readonly Service[],
  pins: ReadonlyMap<Environment, Pins>,
): Promise<void> {
  const { control, developer } = stack.gitops
  const files = new Map<string, string>()
  for (const service of services)
    for (const [path, text] of baseFiles(service, stack.registry.url)) files.set(path, text)
  for (const [environment, wanted] of pins) {
    const listed = `apps/${environment}/kustomization.yaml`
    const known = [...((await control.read(listed)) ?? '').matchAll(/^ {2}- (.+)$/gm)]
    const keys = [...known.map(([, key = '']) => key), ...services.map(({ key }) => key)]
    files.set(listed, environmentFile(keys))
    for (const service of services) {
      for (const [path, text] of overlayFiles(environment, service, wanted)) files.set(path, text)
    }
  }
  const message = `Add ${services.map(({ key }) => key).join(', ')}`
  await control.commit({ files, message, by: developer.login })
}

/** A person's commit that sets an overlay's pins. */
export async function pinByHand(
  stack: Stack,
  environment: Environment,
  service: Service,
  pins: Pins,
): Promise<void> {
  const { control, developer } = stack.gitops
  const files = overlayFiles(environment, service, pins)
  const message = `Run ${service.key} ${pins.version} in ${environment}`
  await control.commit({ files, message, by: developer.login })
}

/** The built bump, as a service repository's workflow starts it. */
export async function bumpTo(
  stack: Stack,
  service: Service,
  wanted: Pins & { readonly environment?: Environment; readonly source?: string },
): Promise<void> {
  const { version, digest, image, source, environment = 'dev' } = wanted
  const end = await bump(
    stack.github,
    stack.gitops,
    {
      environment,
      service: service.key,
      'chart-version': version,
      ...(digest === undefined ? {} : { 'chart-digest': digest }),
      ...(image === undefined ? {} : { 'image-tag': image }),
      ...(source === undefined ? {} : { source }),
    },
    { extraEnv: stack.environment },
  )
  if (end.outputs['operation'] !== 'committed') throw new Error(`no bump: ${said(end)}`)
}

/** The built sweep. */
export async function sweep(stack: Stack, key?: string): Promise<ActionEnd> {
  const inputs = key === undefined ? {} : { service: key }
  const end = await sweepAll(stack.github, stack.gitops, inputs, { extraEnv: stack.environment })
  if (end.exitCode !== 0) throw new Error(`the sweep failed: ${said(end)}`)
  return end
}

/** Ana says by hand that what an environment runs works. */
export async function attest(
  stack: Stack,
  environment: Environment,
  key: string,
): Promise<ActionEnd> {
  const { github, gitops } = stack
  const end = await runAction({
    action: 'attest',
    eventName: 'workflow_dispatch',
    event: {
      repository: { default_branch: 'main' },
      sender: { id: gitops.ops.id, login: gitops.ops.login, type: 'User' },
    },
    inputs: { token: gitops.token, environment, service: key, reason: 'seen to work' },
    repository: gitops.fullName,
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    serverUrl: github.url,
    actor: gitops.ops.login,
    runId: aRunId(),
    extraEnv: stack.environment,
  })
  if (end.exitCode !== 0) throw new Error(`no attestation: ${said(end)}`)
  return end
}

/** Ana approves and merges our pull request for a service in an environment. */
export async function merge(stack: Stack, environment: Environment, key: string): Promise<void> {
  const { control, ops } = stack.gitops
  const pull = control.pulls.find(
    ({ head, state }) => head === `promote/${environment}/${key}` && state === 'open',
  )
  if (pull === undefined) throw new Error(`no pull request for ${key} in ${environment}`)
  control.approve(pull.number, ops.login)
  await control.mergePullRequest(pull.number, { by: ops.login })
}

/** What a service runs by the API server's word; undefined: nothing that is deployed and ready. */
export async function running(
  { kube }: Stack,
  environment: Environment,
  key: string,
): Promise<Running | undefined> {
  const namespace = namespaceOf(environment)
  const [release, config] = await Promise.all([
    kube.get({ kind: 'HelmRelease', name: key, namespace }),
    kube.get({ kind: 'ConfigMap', name: key, namespace }),
  ])
  const newest = at(release, 'status', 'history', 0)
  const number = at(newest, 'version')
  if (textAt(newest, 'status') !== 'deployed' || typeof number !== 'number') return undefined
  const data = at(config, 'data')
  const known = typeof data === 'object' && data !== null ? { ...data } : {}
  return { version: textAt(newest, 'chartVersion'), release: number, config: known }
}

/** Waits until a service runs a version, by the API server's word. */
export async function runs(
  stack: Stack,
  environment: Environment,
  key: string,
  version: string,
): Promise<Running> {
  return await stack.until(`${key} ${version} to run in ${environment}`, async () => {
    const now = await running(stack, environment, key)
    const plain = now?.version.split('+')[0]
    return plain === version && textAt(now?.config, 'chart').split('+')[0] === version
      ? now
      : undefined
  })
}

/** Waits for a pull request of ours to a version, as its title tells it. */
export async function proposed(
  stack: Stack,
  environment: Environment,
  key: string,
  version: string,
): Promise<void> {
  const wanted = `Promote ${key} ${version} to ${environment}`
  await stack.until(`the pull request "${wanted}"`, () => {
    const [title] = openFor(stack.gitops.control, environment, key)
    return title === wanted ? true : undefined
  })
}

/** Waits for a record that says so. */
export async function recorded(
  stack: Stack,
  environment: Environment,
  key: string,
  wanted: string,
): Promise<void> {
  await stack.until(`the record "${wanted}" of ${key}`, () =>
    records(stack, environment, key).includes(wanted) ? true : undefined,
  )
}

/** What the records of a service in an environment say, oldest first. */
export function records(stack: Stack, environment: Environment, key: string): readonly string[] {
  return recordsOf(stack.gitops.control, environment, key).map(saidBy)
}

/** Titles of our open pull requests. */
export function open(stack: Stack, environment: Environment, key: string): readonly string[] {
  return openFor(stack.gitops.control, environment, key)
}

/** The text of the overlay's pins on main, or at a commit. */
export async function patchOf(
  stack: Stack,
  environment: Environment,
  key: string,
  commit?: string,
): Promise<string> {
  return (await stack.gitops.control.read(patchPath(environment, key), commit)) ?? ''
}

function said(end: ActionEnd): string {
  return end.outputs['reason'] ?? `${end.stdout}${end.stderr}`
}

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata:
  name: "{{ .Release.Name }}"
data:
  chart: "{{ .Chart.Version }}"
  replicas: "{{ .Values.replicas }}"
  image: "{{ (.Values.image | default dict).tag }}"
`

/** Templates that the API server refuses, so that an install or upgrade with them fails. */
export const BROKEN: ReadonlyMap<string, string> = new Map([
  [
    'broken.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: { name: "{{ .Release.Name }}" }\nspec: { ports: [{ port: 0 }] }\n',
  ],
])
