import { execFileSync } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type GitHubClient, startGitHubProcess } from './bench/github-client.ts'
import type { Cost } from './bench/measured.ts'
import { page, told } from './bench/report.ts'
import { compare, repeat, type SubjectName, sweep, together } from './bench/subjects.ts'
import type { Sized } from './bench/table.ts'
import { targets } from './bench/targets.ts'

const REPORT = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))
const USAGE = `npm run bench -- [--quick] [--write] [--sizes 10,100]
  --quick   3 repeats in place of 10
  --write   write the result to docs/benchmarks.md
  --sizes   services in the repository, default 10,100,1000,10000`

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '10,100,1000,10000' },
    help: { type: 'boolean', default: false },
  },
})
if (options.help) {
  process.stdout.write(`${USAGE}\n`)
  process.exit(0)
}

const REPEATS = options.quick ? 3 : 10
const SWEEPS = options.quick ? 1 : 3
/** Each way to promote takes a service of its own. */
const FEWEST = 2
const MOST = 10_000
/** Nobody reads a pull request of more services. */
const MOST_IN_A_SET = 1_000
const sizes = options.sizes.split(',').map(Number)
if (sizes.some((size) => !Number.isSafeInteger(size) || size < FEWEST || size > MOST)) {
  process.stderr.write(
    `--sizes: "${options.sizes}" is no list of sizes: write numbers from ${FEWEST} to ${MOST} with commas between\n`,
  )
  process.exit(1)
}

const memory = memoryFolder()
const folder = mkdtempSync(join(memory ?? tmpdir(), 'fluxgate-bench-'))
process.env['TMPDIR'] = folder
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const place = memory === undefined ? 'on disk, so walls mean little' : 'in memory (tmpfs)'
const conditions = [
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
  `Node ${process.versions.node}, ${execFileSync('git', ['--version'], { encoding: 'utf8' }).trim()}`,
  `repositories and clones ${place}`,
  `${REPEATS} repeats after one that is not counted; ${SWEEPS} of the sweeps and the release set, one of the sweep in which all differ`,
]
say(`${conditions.join('\n')}\n`)

const github = await startGitHubProcess(folder)
const measured: Sized[] = []
for (const services of sizes) measured.push(await measure(github, services))
await github.end()

const result = { conditions, sizes: measured, targets: targets(measured) }
say(told(result))
if (options.write) {
  writeFileSync(REPORT, page(result))
  say(`\nwritten to ${REPORT}`)
}

/** Measures in repositories of one size: as many as it takes for each repeat to promote services of its own. */
async function measure(client: GitHubClient, services: number): Promise<Sized> {
  const costs = new Map<SubjectName, Cost[]>()
  const add = (name: SubjectName, cost: Cost) => costs.set(name, [...(costs.get(name) ?? []), cost])
  const pairs = Math.floor(services / 2)
  let number = 0
  let name = ''
  let seeded = await next()
  for (let round = 0; round <= REPEATS; round += 1) {
    const pair = round % pairs
    if (round > 0 && pair === 0) seeded = await next()
    const [ours = '', theirs = ''] = seeded.services.slice(2 * pair, 2 * pair + 2)
    progress(`${services} services: round ${round} of ${REPEATS}`)
    const once = await repeat(client, folder, seeded, name, [ours, theirs])
    if (round > 0) for (const [subject, cost] of once) add(subject, cost)
  }
  for (const [subject, ahead, rounds] of [
    ['sweep, nothing differs', 0, SWEEPS],
    ['sweep, 10 differ', Math.min(10, services), SWEEPS],
    // Asks about each of them.
    ['sweep, all differ', services, 1],
  ] as const) {
    const differing = await next(ahead)
    for (let round = 0; round < rounds; round += 1) {
      progress(`${services} services: ${subject}, ${round + 1} of ${rounds}`)
      add(subject, await sweep(client, folder, differing))
      if (ahead === 0) add('plain git: compare all', await compare(client, folder, differing))
    }
  }
  for (let round = 0; services <= MOST_IN_A_SET && round < SWEEPS; round += 1) {
    const all = await next(services)
    progress(`${services} services: a release set, ${round + 1} of ${SWEEPS}`)
    await client.prove(name)
    const once = await together(client, folder, all)
    for (const [subject, cost] of once) add(subject, cost)
  }
  progress('')
  return { services, costs }

  async function next(ahead = Math.min(services, 2 * (REPEATS + 1))) {
    number += 1
    name = `gitops-${services}-${number}`
    progress(`${services} services: seeding`)
    return await client.seed(name, services, ahead)
  }
}

/** A folder in memory that can be written to: on a disk, clones measure the disk. */
function memoryFolder(): string | undefined {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return undefined
  }
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text}`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
