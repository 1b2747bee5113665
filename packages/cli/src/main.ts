#!/usr/bin/env node
import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readArguments } from './arguments.ts'
import { checkPolicy } from './check-policy.ts'
import { EXIT } from './exit-code.ts'
import { HELP } from './help.ts'
import { runTests } from './run-tests.ts'
import { screenOn } from './screen.ts'

/** Who reads may stop, as `head` does, and then nothing more is told. */
function whenUnread(end: () => void): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    end()
  })
}

const complain = (text: string): void => console.error(`fluxgate: ${text}`)

/** The version of the package that this program is part of. */
function version(): string {
  const folder = dirname(realpathSync(process.argv[1] ?? ''))
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const isKnown = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return isKnown ? String(manifest.version) : 'unknown'
}

async function run(words: readonly string[]): Promise<number> {
  const command = readArguments(words)
  switch (command.kind) {
    case 'help':
      process.stdout.write(HELP)
      return EXIT.passed
    case 'version':
      process.stdout.write(`${version()}\n`)
      return EXIT.passed
    case 'mistake':
      complain(`${command.why}\nsee fluxgate --help`)
      return EXIT.couldNotBegin
    case 'check':
      whenUnread(() => {})
      return checkPolicy({
        folder: process.cwd(),
        screen: screenOn(process.stdout),
        complain,
        now: Date.now(),
      })
    case 'test': {
      const cancel = new AbortController()
      let ended: number | undefined
      const end = (code: number) => (): void => {
        ended ??= code
        cancel.abort()
      }
      process.on('SIGINT', end(EXIT.interrupted))
      process.on('SIGTERM', end(EXIT.terminated))
      process.on('SIGHUP', end(EXIT.terminated))
      whenUnread(end(EXIT.unread))
      const code = await runTests(command.asked, {
        folder: process.cwd(),
        environment: process.env,
        screen: screenOn(process.stdout),
        complain,
        cancelled: cancel.signal,
      })
      return ended ?? code
    }
  }
}

process.exitCode = await run(process.argv.slice(2))
