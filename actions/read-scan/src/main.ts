import { readFile, stat } from 'node:fs/promises'
import { actionInputs, runAction, runContext, UserError } from '@fluxgate/action-kit'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

/** A report of thousands of findings has a few mebibytes. */
const LIMIT = 64 * 1024 * 1024

await runAction(async () => {
  const started = runContext()
  return run(inputs(actionInputs, started.repository), started, readText)
})

async function readText(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true) return undefined
  if (found.size > LIMIT) {
    const said = `"${path}" has ${found.size} bytes, at most ${LIMIT} are taken`
    throw new UserError('INVALID_INPUT', said)
  }
  return readFile(path, 'utf8')
}
