import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cacheFolder, fluxTools, pinnedVersion, type Tool, tools } from './setup/catalogue.ts'
import { SetupError } from './setup/command.ts'
import { buildGoTool, goVersion } from './setup/go-tool.ts'
import { withLock } from './setup/lock.ts'
import { fetchMavenTool } from './setup/maven-tool.ts'
import { installPythonTool } from './setup/python-tool.ts'
import { clearStamp, isCurrent, stampOf, writeStamp } from './setup/stamp.ts'

/** How often a long build says that it is alive, so that a log without a terminal reads well. */
const STILL_MS = 15_000

/** A registry that did not answer often does so soon. */
const AGAIN_MS = 10_000

const say = (line: string): void => console.log(`setup: ${line}`)

function chosen(names: readonly string[]): readonly Tool[] {
  if (names.length === 0) return tools
  const all = [...tools, ...fluxTools]
  return names.map((name) => {
    const tool = all.find((one) => one.name === name)
    if (tool !== undefined) return tool
    const known = all.map((one) => one.name).join(', ')
    throw new SetupError(`no tool is called "${name}" (there are: ${known})`)
  })
}

async function make(tool: Tool): Promise<void> {
  switch (tool.kind) {
    case 'go':
      return buildGoTool(tool)
    case 'python':
      return installPythonTool(tool)
    case 'maven':
      return fetchMavenTool(tool)
  }
}

/** Makes a tool, and once more where it was not to be had: most of the work is to fetch from others. */
async function makeOrAgain(tool: Tool, name: string): Promise<void> {
  try {
    await make(tool)
  } catch (cause) {
    if (!(cause instanceof SetupError)) throw cause
    say(`${name} once more in ${AGAIN_MS / 1000} s: ${cause.message}`)
    await pause(AGAIN_MS)
    await make(tool)
  }
}

async function makeAloud(tool: Tool, stamp: string, place: string): Promise<void> {
  const name = `${tool.name} ${pinnedVersion(tool)}`
  const begun = performance.now()
  const seconds = (): string => `${Math.round((performance.now() - begun) / 1000)} s`
  say(`${place} ${name} ${tool.kind === 'go' ? 'building' : 'installing'}`)
  const timer = setInterval(() => say(`${place} ${name} still at it after ${seconds()}`), STILL_MS)
  try {
    clearStamp(tool)
    await makeOrAgain(tool, name)
    writeStamp(tool, stamp)
    say(`${place} ${name} ready in ${seconds()}`)
  } catch (cause) {
    if (!(cause instanceof SetupError)) throw new Error(`make ${name}`, { cause })
    throw new SetupError(`${name} can't be had: ${cause.message}`, { cause })
  } finally {
    clearInterval(timer)
  }
}

async function setUp(wanted: readonly Tool[]): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true })
  const compiler = wanted.some((tool) => tool.kind === 'go') ? await goVersion() : ''
  const missing = (): readonly Tool[] =>
    wanted.filter((tool) => !isCurrent(tool, stampOf(tool, compiler)))
  if (missing().length === 0) return
  const onWait = (owner: string): void => say(`waiting for the set-up of process ${owner}`)
  await withLock(join(cacheFolder, 'lock'), onWait, async () => {
    const todo = missing()
    if (todo.length === 0) return
    say(`${todo.length} of ${wanted.length} tools to make, once, into ${relative('', cacheFolder)}`)
    for (const [index, tool] of todo.entries()) {
      await makeAloud(tool, stampOf(tool, compiler), `${index + 1}/${todo.length}`)
    }
  })
}

try {
  await setUp(chosen(process.argv.slice(2)))
} catch (cause) {
  if (!(cause instanceof SetupError)) throw cause
  console.error(`setup: ${cause.message}`)
  process.exitCode = 1
}
