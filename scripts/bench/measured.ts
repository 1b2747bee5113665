import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ActionStart, runAction } from '../../test/support/run-action.ts'
import type { GitHubClient, Seeded } from './github-client.ts'

const MEASURE = fileURLToPath(new URL('./measure.py', import.meta.url))
const PLAIN_GIT = fileURLToPath(new URL('./plain-git.sh', import.meta.url))

/** What one run cost. */
export interface Cost {
  /** Milliseconds from start to end of the process. */
  readonly wall: number
  /** Milliseconds, user and system, of the process and its children. */
  readonly cpu: number
  /** MB that the largest of its processes had at its peak. */
  readonly memory: number
  readonly requests: number
  /** Both ways, headers and all, as compressed as they went. */
  readonly bytes: number
}

/** Runs a built action, and throws where it did not come to an operation that is measured. */
export async function costOfAction(
  github: GitHubClient,
  folder: string,
  start: Omit<ActionStart, 'wrapper'>,
  ...operations: readonly string[]
): Promise<Cost> {
  return await cost(github, folder, async (result) => {
    const end = await runAction({ ...start, wrapper: ['python3', MEASURE, result] })
    if (end.exitCode !== 0 || !operations.includes(end.outputs['operation'] ?? '')) {
      throw new Error(`${start.action}: ${JSON.stringify(end)}`)
    }
  })
}

/** Runs the script of plain git for one service. */
export async function costOfPlainGit(
  github: GitHubClient,
  folder: string,
  seeded: Seeded,
  act: 'promote' | 'promote-all' | 'look' | 'judge' | 'compare',
  service: string,
  versions: { readonly from: string; readonly to: string },
): Promise<Cost> {
  const work = await mkdtemp(join(folder, 'plain-'))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: work,
    SITE: seeded.site,
    REPOSITORY: seeded.repository,
    TOKEN: seeded.token,
    SERVICE: service,
    FILE: `apps/prod/${service}/patch.yaml`,
    FROM: versions.from,
    TO: versions.to,
    BRANCH: `promote/prod/${service}`,
  }
  try {
    return await cost(github, folder, async (result) => {
      const code = await ended('python3', [MEASURE, result, 'bash', PLAIN_GIT, act], work, env)
      if (code !== 0) throw new Error(`plain-git.sh ${act} ended with ${code}`)
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function cost(
  github: GitHubClient,
  folder: string,
  run: (result: string) => Promise<void>,
): Promise<Cost> {
  const result = join(folder, 'cost.json')
  await github.taken()
  await run(result)
  const { requests, bytes, violations } = await github.taken()
  if (violations.length > 0) throw new Error(violations.join('\n'))
  const used: unknown = JSON.parse(await readFile(result, 'utf8'))
  return {
    wall: numberIn(used, 'wall'),
    cpu: numberIn(used, 'cpu'),
    memory: numberIn(used, 'memory'),
    requests,
    bytes,
  }
}

function ended(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', reject)
    child.on('close', resolve)
  })
}

function numberIn(value: unknown, name: string): number {
  const found =
    typeof value === 'object' && value !== null
      ? Object.entries(value).find(([key]) => key === name)
      : undefined
  if (typeof found?.[1] !== 'number') throw new Error(`the measurement has no ${name}`)
  return found[1]
}
