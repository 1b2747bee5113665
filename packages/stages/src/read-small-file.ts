import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { join } from 'node:path'
import { quote } from '@fluxgate/policy'
import { DeliveryFileError } from './delivery-file-error.ts'

/** What a person writes by hand stays far below. */
const MOST_BYTES = 1024 * 1024

/**
 * The text of a file of the checkout; undefined: there is none. Neither the file nor a folder on the way to it may be a
 * link: a pull request could let one lead to a file of the runner, whose lines would then stand in our messages.
 */
export async function readSmallFile(workspace: string, path: string): Promise<string | undefined> {
  const steps = path.split('/')
  for (let length = 1; length <= steps.length; length += 1) {
    const part = steps.slice(0, length).join('/')
    const stats = await lstat(join(workspace, part)).catch(absent)
    if (stats === undefined) return undefined
    if (stats.isSymbolicLink()) {
      throw new DeliveryFileError(`${quote(part)} is a symbolic link; put a copy in its place`)
    }
  }
  return readText(join(workspace, path), path)
}

async function readText(file: string, path: string): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new DeliveryFileError(`${quote(path)} is no file`)
    if (stats.size > MOST_BYTES) {
      throw new DeliveryFileError(`${quote(path)} has more than ${MOST_BYTES / 1024} KiB`)
    }
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

function absent(error: unknown): undefined {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error
  const code = isCoded ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
  throw error
}
