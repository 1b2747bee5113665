import type { Unseen, WrittenRelease } from '@fluxgate/documents'
import { quote } from '@fluxgate/policy'
import { sweepFiles } from '../facts/sweep-files.ts'
import { wholeFilesAt } from '../facts/whole-files.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { LookedAt } from './look-at.ts'
import { type NewlyAround, newlyAround } from './newly-around.ts'
import { newlyWritten } from './newly-written.ts'
import { overlayOf } from './parts.ts'
import { redirected } from './redirected.ts'
import { openRoll, type Roll } from './roll.ts'
import { follows, type Root } from './roots.ts'
import { isOurs, type Touched } from './touched.ts'

/** What Flux takes from a folder that has no kustomization. */
const MANIFEST = /\.ya?ml$/

/**
 * What a merge would move past the overlays of services, where no judgement of these sees it: a release that is called as one of them
 * and stands where no overlay builds on it, or what a kustomization around overlays says of their pins. A sentence for each; what base
 * has already is none.
 *
 * @param built files that take part in the overlays that are judged
 * @param beside releases that these come to build beside their own
 * @param unread files that these come to build and that could not be read
 */
export async function straysIn(
  ports: Ports,
  base: Base,
  merged: string,
  changed: readonly string[],
  { built, beside, unread }: Pick<LookedAt, 'built' | 'beside' | 'unread'>,
): Promise<readonly string[]> {
  const { policy } = base
  const outside = changed.filter((path) => !built.has(path) && !isOurs(path))
  if (outside.length + beside.length + unread.length === 0 || !policy.environments.some(follows))
    return []
  await using before = sweepFiles(ports, base)
  await using after = sweepFiles(ports, { commit: merged })
  const sides = {
    before: { read: before.read, whole: wholeFilesAt(ports.forge, base.commit) },
    after: { read: after.read, whole: wholeFilesAt(ports.forge, merged) },
  }
  const roll = openRoll(policy, before.read)
  const manifests = outside.filter((path) => MANIFEST.test(path))
  const loose = await newlyWritten(policy, sides, [...manifests, ...unread])
  const found = [
    ...loose.unseen.map(untold),
    ...(await sentences(
      roll,
      loose.releases,
      ({ key }) => `and no overlay of ${key} builds on it`,
    )),
    ...redirected(policy, loose.directions),
  ]
  for (const { overlay, release } of beside) {
    const how = () => `which the overlay ${quote(overlay)} builds beside its own`
    found.push(...(await sentences(roll, [release], how)))
  }
  for (const one of await newlyAround(policy, outside, sides)) {
    found.push(...(await aroundOverlays(roll, built, one)))
  }
  return [...new Set(found)]
}

async function aroundOverlays(
  roll: Roll,
  built: ReadonlySet<string>,
  { root, releases, steers, deep, unseen }: NewlyAround,
): Promise<readonly string[]> {
  const place = root.folder === '' ? 'the root folder' : quote(root.folder)
  const strange = releases.filter(({ file }) => !(built.has(file) && isWithin(root, file)))
  const found = unseen.map(untold)
  if (deep) {
    const what = `${place} builds on more files than are followed, so what it moves can't be told`
    found.push(`${what}; ${PASSING}`)
  }
  found.push(...(await sentences(roll, strange, () => `which ${place} lists past the overlays`)))
  if (steers) {
    found.push(`the kustomization in ${place} changes what overlays pin: ${INTO_OVERLAYS}`)
  }
  return found
}

function untold({ file, why }: Unseen): string {
  return `${quote(file)} ${why}, so whether it has a release can't be told; ${PASSING}`
}

const PASSING = 'where it is meant, whoever may pass by the ruleset merges it'

const INTO_OVERLAYS = 'put that into the overlay of each service, where it is judged'

async function sentences(
  roll: Roll,
  releases: readonly WrittenRelease[],
  how: (service: Touched) => string,
): Promise<string[]> {
  const found: string[] = []
  for (const release of releases) {
    const service = await roll.serviceOf(release)
    if (service === undefined) continue
    const { file, line, name } = release
    const what = `line ${line} of ${quote(file)} has the HelmRelease ${quote(name)}`
    found.push(`${what}, ${how(service)}: ${INTO_ITS_OVERLAY}`)
  }
  return found
}

const INTO_ITS_OVERLAY =
  'put it into its overlay, have the policy name the environment that it is for, or write its own namespace'

/** Whether a file is part of an overlay of the root's own environments. */
function isWithin({ environments }: Root, file: string): boolean {
  return environments.some((environment) => overlayOf(environment, file) !== undefined)
}
