import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Removes the folder once its own stdin closes, trying until the programs that write to it have ended. */
const REMOVER = `read -r _
for try in 1 2 3 4 5 6 7 8 9 10; do sleep 1; rm -rf "$1" && sleep 1 && rm -rf "$1" && exit; done`

/** A folder that is gone when it is disposed of, and also when we are killed or interrupted before that. */
export function scratchFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'fluxgate-flux-'))
  const remover = spawn('sh', ['-c', REMOVER, 'remover', path], {
    detached: true, // An interrupt from the keyboard goes to the whole group.
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  return {
    path,
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 })
      remover.kill('SIGKILL')
    },
  }
}
