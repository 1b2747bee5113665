import * as core from '@actions/core'
import { redact } from './secrets.ts'

const NAME = /^[a-z][a-z0-9-]{0,63}$/

/**
 * Sets outputs, by `@actions/core`, whose delimiters nobody can guess. Control characters are dropped, save line breaks: a value
 * travels into other steps' scripts.
 */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) {
    if (!NAME.test(name)) throw new Error(`"${name}" is no name of an output`)
    core.setOutput(name, redact(value).replace(/[\p{Cc}]/gu, keepLineBreak))
  }
}

function keepLineBreak(character: string): string {
  return character === '\n' ? character : ''
}
