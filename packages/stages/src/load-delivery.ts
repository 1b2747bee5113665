import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { type DeliveryFile, describeProblem, parseDeliveryFile, quote } from '@fluxgate/policy'
import { DeliveryFileError } from './delivery-file-error.ts'
import { readSmallFile } from './read-small-file.ts'

/** Where a delivery file is if nothing else is said. */
export const DELIVERY_FILE = '.fluxgate/delivery.yaml'

/** A delivery file with the place that its paths begin at. */
export interface LoadedDelivery {
  readonly file: DeliveryFile
  /** The service's root, the folder that holds `.fluxgate`, from the checkout; '' is the checkout itself. */
  readonly root: string
}

const PATH = /^((?:[A-Za-z0-9_.@+=,-]+\/)*)\.fluxgate\/[A-Za-z0-9_@+=,][A-Za-z0-9_.@+=,-]*\.ya?ml$/

/**
 * Reads the delivery file at a path of the checkout. DeliveryFileError where it is missing, a link, or wrong: then with
 * every problem, one a line.
 */
export async function loadDelivery(workspace: string, path: string): Promise<LoadedDelivery> {
  const root = rootOf(path)
  if (root === undefined) {
    const way = `write it from the checkout's root, such as ${DELIVERY_FILE} or services/cart/${DELIVERY_FILE}`
    throw new DeliveryFileError(`${quote(path)} is no place of a delivery file; ${way}`)
  }
  const text = await readSmallFile(workspace, path)
  if (text === undefined) {
    const near = await misplaced(workspace, path, root)
    const way =
      near === undefined
        ? '; write it, or start from the folder that it is named from; in a workflow, check the repository out before'
        : `, but there is ${quote(near)}; move that there`
    throw new DeliveryFileError(`there is no delivery file ${quote(path)}${way}`)
  }
  const parsed = parseDeliveryFile(text, path)
  if (parsed.kind === 'ok') return { file: parsed.file, root }
  throw new DeliveryFileError(parsed.problems.map(describeProblem).join('\n'))
}

/** A file that stands where many would look for this one: with the other ending, or beside the folder; undefined: there is none. */
async function misplaced(
  workspace: string,
  path: string,
  root: string,
): Promise<string | undefined> {
  const below = (name: string) => (root === '' ? name : `${root}/${name}`)
  const other = path.endsWith('.yaml') ? path.replace(/aml$/, 'ml') : path.replace(/ml$/, 'aml')
  const name = path.slice(path.lastIndexOf('/') + 1)
  for (const place of [other, below(name), below('.fluxgate.yaml')]) {
    if (await isFile(join(workspace, place))) return place
  }
  return undefined
}

async function isFile(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isFile(),
    () => false,
  )
}

function rootOf(path: string): string | undefined {
  if (path.length > 512) return undefined
  const folder = PATH.exec(path)?.[1]
  if (folder === undefined) return undefined
  const steps = folder.split('/').slice(0, -1)
  return steps.some((step) => step === '.' || step === '..' || step.startsWith('-'))
    ? undefined
    : steps.join('/')
}
