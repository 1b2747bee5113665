import { spawn } from 'node:child_process'

export interface Finished {
  readonly output: string
  /** null: it was stopped because it took too long. */
  readonly code: number | null
  readonly seconds: number
}

/** Runs a program of Node to its end and keeps what it prints; one that takes longer than the limit is stopped. */
export function runNode(
  args: readonly string[],
  cwd: string,
  limitSeconds: number,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const env = { ...process.env, FORCE_COLOR: '0', NODE_OPTIONS: '' }
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text))
    const timer = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000)
    const stop = () => child.kill('SIGKILL')
    process.on('exit', stop)
    const end = () => {
      clearTimeout(timer)
      process.off('exit', stop)
    }
    child.on('error', (error) => {
      end()
      reject(error)
    })
    child.on('close', (code) => {
      end()
      resolve({ output: output.join(''), code, seconds: (performance.now() - start) / 1000 })
    })
  })
}
