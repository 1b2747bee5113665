import { type Environment, type NamedInVain, nearest, type Policy, quote } from '@fluxgate/policy'
import type { WorkingCopy } from './working-copy.ts'

/**
 * Environments without a service whose overlays are looked for in a folder that is not there, while one of nearly that name is, which no
 * other environment has: a slip of the pen. Any other is a new one, whose policy comes before its overlays, as the gate has them split.
 *
 * @param keys the services of each environment, by its name
 */
export async function misplacedIn(
  copy: WorkingCopy,
  { environments }: Policy,
  keys: ReadonlyMap<string, readonly string[]>,
): Promise<readonly NamedInVain[]> {
  const isEmpty = ({ name }: Environment) => (keys.get(name) ?? []).length === 0
  const taken = new Set(
    environments.filter((one) => !isEmpty(one)).flatMap(({ overlays }) => overlays.map(stemOf)),
  )
  const found: NamedInVain[] = []
  for (const environment of environments.filter(isEmpty)) {
    for (const folder of environment.overlays.map(stemOf)) {
      const slip = await slipIn(copy, folder, taken)
      if (slip === undefined) continue
      const { name } = environment
      const words = `no service is found in ${name}: ${quote(slip.missing)} is not there; did you mean ${quote(slip.near)}?`
      found.push({ path: ['environments', name, 'overlays'], words: () => words })
      break
    }
  }
  return found
}

/** The first folder on the way that is not there, and the one beside it that may have been meant. */
async function slipIn(
  copy: WorkingCopy,
  folder: string,
  taken: ReadonlySet<string>,
): Promise<{ readonly missing: string; readonly near: string } | undefined> {
  let parent = ''
  for (const segment of folder.split('/')) {
    const below = (name: string) => (parent === '' ? name : `${parent}/${name}`)
    const there = await copy.read(parent)
    const names =
      there.kind === 'folder'
        ? there.entries.flatMap((entry) => (entry.folder ? [entry.name] : []))
        : []
    if (!names.includes(segment)) {
      const free = names.filter((name) => !taken.has(below(name)))
      const near = nearest(segment, free)
      return near === undefined ? undefined : { missing: below(segment), near: below(near) }
    }
    parent = below(segment)
  }
  return undefined
}

/** The folder that all overlays of a pattern are below. */
function stemOf(pattern: string): string {
  const start = pattern.slice(0, pattern.indexOf('{'))
  return start.slice(0, Math.max(0, start.lastIndexOf('/')))
}
