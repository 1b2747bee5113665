import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COMPILED } from '../../../../test/support/compiled.ts'

/** What the runner sees of a step. */
export interface Step {
  readonly stdout: string
  readonly stderr: string
  readonly code: number | null
  readonly outputs: ReadonlyMap<string, string>
  readonly summary: string
}

const KIT = new URL('../../src/index.ts', import.meta.url).href

/** Runs a script against the package as the runner runs a step: a process of its own, with files for outputs and summary. */
export async function runStep(
  script: string,
  env: Readonly<Record<string, string>> = {},
  signal?: NodeJS.Signals,
): Promise<Step> {
  const folder = await mkdtemp(join(tmpdir(), 'fluxgate-step-'))
  try {
    const output = join(folder, 'output')
    const summary = join(folder, 'summary')
    await writeFile(output, '')
    await writeFile(summary, '')
    const source = `import * as kit from ${JSON.stringify(KIT)}\n${script}`
    const args = ['--conditions=@fluxgate/source', '--input-type=module', '--eval', source]
    const child = spawn(process.execPath, args, {
      env: {
        PATH: process.env['PATH'],
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        NODE_COMPILE_CACHE: COMPILED,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      const wasReady = stdout.includes('READY')
      stdout += chunk.toString()
      if (signal !== undefined && !wasReady && stdout.includes('READY')) child.kill(signal)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return {
      stdout,
      stderr,
      code,
      outputs: parseOutputs(await readFile(output, 'utf8')),
      summary: await readFile(summary, 'utf8'),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Reads the file of outputs as the runner does: `name<<delimiter`, lines, delimiter. */
function parseOutputs(text: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>()
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const [name, delimiter] = line.split('<<')
    if (name === undefined || delimiter === undefined) throw new Error(`odd output line ${line}`)
    const end = lines.indexOf(delimiter, index + 1)
    if (end < 0) throw new Error(`no end of ${name}`)
    outputs.set(name, lines.slice(index + 1, end).join('\n'))
    index = end
  }
  return outputs
}
