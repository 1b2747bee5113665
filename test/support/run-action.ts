import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { COMPILED } from './compiled.ts'
import { type StoryClock, storyClock } from './story-clock.ts'
import { runWarm } from './warm-processes.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** How a runner starts an action: its inputs, the event, and where GitHub is. */
export interface ActionStart {
  readonly action: string
  readonly inputs: Readonly<Record<string, string>>
  /** `repository_dispatch`, `workflow_dispatch`, `schedule`, `push`. */
  readonly eventName: string
  readonly event: unknown
  /** `owner/name` of the repository whose workflow runs. */
  readonly repository: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly serverUrl: string
  readonly ref?: string
  readonly sha?: string
  readonly actor?: string
  readonly triggeringActor?: string
  readonly runId?: number
  /** Ends the process when it settles; for tests of a run that is cut short. */
  readonly killWhen?: Promise<void>
  /** Default `SIGKILL`; a runner that cancels sends `SIGINT` and then `SIGTERM` first. */
  readonly killSignal?: 'SIGKILL' | 'SIGTERM' | 'SIGINT'
  /** The workspace; default: where the tests run. */
  readonly cwd?: string
  readonly extraEnv?: Readonly<Record<string, string>>
  readonly nodeArguments?: readonly string[]
  /** Default: whatever {@link shareProcesses} made of this file of tests. */
  readonly alone?: boolean
  /** Program that starts node in its place, with its arguments; for measuring, so what is compiled is not kept. */
  readonly wrapper?: readonly string[]
}

/** What the runner would see of it. */
export interface ActionEnd {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly milliseconds: number
}

/** Runs a built bundle as a child process, as the runner does: Node 24, `INPUT_*`, files for outputs and summary. */
export async function runAction(start: ActionStart): Promise<ActionEnd> {
  if (apart === undefined) return run(start)
  apart.tick()
  const { nodeArguments = [], extraEnv } = apart.inside()
  const end = await run({
    ...start,
    nodeArguments: [...nodeArguments, ...(start.nodeArguments ?? [])],
    extraEnv: { ...extraEnv, ...start.extraEnv },
  })
  apart.tick()
  return end
}

async function run(start: ActionStart): Promise<ActionEnd> {
  const folder = await mkdtemp(join(tmpdir(), 'fluxgate-run-'))
  try {
    const files = {
      event: join(folder, 'event.json'),
      output: join(folder, 'output'),
      summary: join(folder, 'summary'),
    }
    await Promise.all([
      writeFile(files.event, JSON.stringify(start.event)),
      writeFile(files.output, ''),
      writeFile(files.summary, ''),
    ])
    const began = performance.now()
    const ended = await spawnNode(start, environmentOf(start, folder, files))
    const milliseconds = performance.now() - began
    const outputs = parseOutputs(await readFile(files.output, 'utf8'))
    const summary = await readFile(files.summary, 'utf8')
    return { ...ended, outputs, summary, milliseconds }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What node, or a library that it starts with, reads once. */
const READ_AT_THE_START = /^(?:NODE|SSL|OPENSSL|UV|LD)_|^TZ$/

let shared = false
let apart: StoryClock | undefined

/**
 * Has the actions that a file of tests runs share a few processes, one after the other, for a fifth of the cost. For files with very
 * many runs, whose actions other files start as a runner does.
 */
export function shareProcesses(): void {
  shared = true
}

/**
 * The same, and each run has a second of its own: GitHub and Flux tell no less, runs that share a process are done within one, and
 * whose time it was is not left to how fast the machine is. Gives the time for the stage.
 */
export function shareProcessesApart(): () => number {
  shareProcesses()
  apart = storyClock(new Date().toISOString(), 1_000)
  return apart.milliseconds
}

/** A run that is killed or measured needs a process of its own, and one whose environment counts as it starts. */
function isAlone({ alone = !shared, killWhen, wrapper, extraEnv = {} }: ActionStart): boolean {
  if (alone) return true
  if (killWhen !== undefined || wrapper !== undefined) return true
  return Object.keys(extraEnv).some((name) => READ_AT_THE_START.test(name))
}

function environmentOf(
  start: ActionStart,
  folder: string,
  files: { readonly event: string; readonly output: string; readonly summary: string },
): Record<string, string> {
  const inputs = Object.entries(start.inputs).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ])
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    RUNNER_TEMP: folder,
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: start.action,
    GITHUB_EVENT_NAME: start.eventName,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_REPOSITORY: start.repository,
    GITHUB_REPOSITORY_OWNER: start.repository.split('/')[0] ?? '',
    GITHUB_REF: start.ref ?? 'refs/heads/main',
    GITHUB_SHA: start.sha ?? '0'.repeat(40),
    GITHUB_ACTOR: start.actor ?? 'octocat',
    GITHUB_TRIGGERING_ACTOR: start.triggeringActor ?? start.actor ?? 'octocat',
    GITHUB_RUN_ID: String(start.runId ?? 1),
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'Promote',
    GITHUB_JOB: 'promote',
    GITHUB_API_URL: start.apiUrl,
    GITHUB_GRAPHQL_URL: start.graphqlUrl,
    GITHUB_SERVER_URL: start.serverUrl,
    ...(start.wrapper === undefined ? { NODE_COMPILE_CACHE: COMPILED } : {}),
    ...Object.fromEntries(inputs),
    ...start.extraEnv,
  }
}

function spawnNode(
  start: ActionStart,
  env: Record<string, string>,
): Promise<Pick<ActionEnd, 'exitCode' | 'stdout' | 'stderr'>> {
  const bundle = join(ROOT, 'dist', start.action, 'index.js')
  if (!isAlone(start)) {
    return runWarm({ bundle, env, cwd: start.cwd, nodeArguments: start.nodeArguments ?? [] })
  }
  return new Promise((resolve, reject) => {
    const [command = process.execPath, ...args] = [
      ...(start.wrapper ?? []),
      process.execPath,
      ...(start.nodeArguments ?? []),
      bundle,
    ]
    const child = spawn(command, args, {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(start.cwd === undefined ? {} : { cwd: start.cwd }),
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
    start.killWhen?.then(() => child.kill(start.killSignal ?? 'SIGKILL')).catch(reject)
  })
}

/** Reads the file that `GITHUB_OUTPUT` names: `name=value` lines and `name<<delimiter` blocks. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const block = /^([^=<]+)<<(.+)$/.exec(line)
    if (block !== null) {
      const end = lines.indexOf(block[2] ?? '', index + 1)
      outputs[block[1] ?? ''] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (line.includes('=')) {
      const [name = '', ...rest] = line.split('=')
      outputs[name] = rest.join('=')
    }
  }
  return outputs
}

/** A number that no other run has. */
export function aRunId(): number {
  return Number.parseInt(randomUUID().slice(0, 8), 16)
}
