import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { toolsFolder } from '../../scripts/setup/catalogue.ts'
import { endLaterWhenTheyFail } from './until-read.ts'

/** An event whose workflow is run by act, on this machine and without containers. */
export interface WorkflowStart {
  /** The repository, checked out. */
  readonly folder: string
  /** For what act keeps; gone with it. */
  readonly home: string
  readonly workflow: string
  /** `push` unless told otherwise. */
  readonly eventName?:
    | 'push'
    | 'workflow_dispatch'
    | 'repository_dispatch'
    | 'schedule'
    | 'pull_request'
    | 'pull_request_review'
    | 'merge_group'
  readonly event: unknown
  /** Login of who started it. */
  readonly actor?: string
  readonly secrets: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string>>
  /** What is configured as variables of the repository; none by default. */
  readonly vars?: Readonly<Record<string, string>>
  /** Searched before everything else. */
  readonly path: readonly string[]
  /** Told as it happens. */
  readonly onJob: (name: string, state: JobState) => void
}

export type JobState = 'started' | 'succeeded' | 'failed'

export interface WorkflowEnd {
  readonly exitCode: number | null
  readonly log: string
  /** How each job that ran ended, by its name: `Plan`, `Fast stages`, ... */
  readonly jobs: ReadonlyMap<string, JobState>
}

/** Runs a workflow to its end. Its jobs see a small environment and not the one of the tests. */
export async function runWorkflow(start: WorkflowStart): Promise<WorkflowEnd> {
  const program = join(toolsFolder, 'act')
  if (!existsSync(program)) throw new Error('act is not there: run "npm run setup" first')
  mkdirSync(start.home, { recursive: true })
  const event = join(start.home, 'event.json')
  writeFileSync(event, JSON.stringify(start.event))
  const secrets = join(start.home, 'secrets')
  writeFileSync(
    secrets,
    pairs(start.secrets)
      .map((pair) => `${pair}\n`)
      .join(''),
    { mode: 0o600 },
  )
  const args = [
    ...[
      start.eventName ?? 'push',
      '--workflows',
      start.workflow,
      '--eventpath',
      event,
      '--secret-file',
      secrets,
    ],
    ...['ubuntu-24.04', 'ubuntu-latest'].flatMap((on) => ['--platform', `${on}=-self-hosted`]),
    ...(start.actor === undefined ? [] : ['--actor', start.actor]),
    ...['--no-cache-server', '--concurrent-jobs', '2'],
    ...pairs(start.env).flatMap((pair) => ['--env', pair]),
    ...pairs(start.vars ?? {}).flatMap((pair) => ['--var', pair]),
  ]
  const path = [
    ...start.path,
    dirname(process.execPath),
    toolsFolder,
    process.env['PATH'] ?? '',
  ].join(delimiter)
  const child = spawn(program, args, {
    cwd: start.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ACT_DISABLE_VERSION_CHECK: '1',
      HOME: start.home,
      LANG: 'C.UTF-8',
      PATH: [endLaterWhenTheyFail(join(start.home, 'programs'), ['bash', 'node'], path), path].join(
        delimiter,
      ),
    },
  })
  let log = ''
  const jobs = new Map<string, JobState>()
  const read = [child.stdout, child.stderr].map((stream) => {
    const lines = createInterface({ input: stream }).on('line', (line) => {
      log += `${line}\n`
      const job = jobIn(line)
      if (job === undefined) return
      jobs.set(job.name, job.state)
      start.onJob(job.name, job.state)
    })
    return once(lines, 'close')
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  await Promise.all(read)
  return { exitCode, log, jobs }
}

function pairs(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${value}`)
}

/** A line is headed by the names of workflow, calling job and job, padded to one width, and a matrix's number. */
const HEADED = /^\[(?:[^\]/]*\/)*([^\]/]+)\]\s+(.*)$/u

/** What a line of the log says of a job; undefined: nothing. */
function jobIn(line: string): { readonly name: string; readonly state: JobState } | undefined {
  const [, head = '', said = ''] = HEADED.exec(line) ?? []
  const [, end] = /^🏁\s+Job (succeeded|failed)$/u.exec(said) ?? []
  const state = end === 'succeeded' || end === 'failed' ? end : undefined
  const known = state ?? (/^⭐ Run Set up job$/u.test(said) ? 'started' : undefined)
  return known === undefined ? undefined : { name: head.trim().replace(/-\d+$/, ''), state: known }
}
