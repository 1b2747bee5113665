import { once } from 'node:events'
import * as core from '@actions/core'
import { commandWatch } from './command-watch.ts'
import { oneLine } from './foreign-text.ts'

/** Lines of the log that fold, written by a program that is not ours. */
export interface Fold {
  /** Passes bytes on as they are; the promise is kept when there is room for more. */
  write(chunk: Uint8Array): Promise<void>
  /** Ends the fold, whatever the program printed last. */
  close(): void
}

/**
 * Opens a fold for the output of a program of the user. Its bytes pass unchanged: the runner masks secrets by the line, and obeys the
 * commands that a program prints on purpose (`::add-mask::` above all), as it does in any `run:` step. What would reach beyond the
 * fold is made good at its end: a line without an end, and commands that the program had the runner stop.
 */
export function openFold(title: string): Fold {
  const watch = commandWatch()
  core.startGroup(oneLine(title, 200))
  return {
    async write(chunk) {
      watch.take(chunk)
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
    },
    close() {
      process.stdout.write(watch.amends())
      core.endGroup()
    },
  }
}
