import type { Direction } from '@fluxgate/documents'
import { keyFromPath, type Policy, quote } from '@fluxgate/policy'
import { environmentsIn, folderOf, follows, isAtOrBelow, leadsToGated } from './roots.ts'

/** What directs Flux, in the files that a merge changes. */
export interface Directions {
  readonly was: readonly Direction[]
  readonly is: readonly Direction[]
}

/**
 * What a merge would have clusters take in place of overlays that are judged, or change of what these pin on the way there: a sentence
 * for each. What is new and takes no other's place may lead anywhere, what goes takes out what it led to, and a single overlay may take
 * the place of the folder that it is in.
 */
export function redirected(policy: Policy, { was, is }: Directions): readonly string[] {
  const isJudged = ({ folder }: Direction) => folder === undefined || leadsToGated(policy, folder)
  return is.flatMap((one) => {
    const before = formerOf(one, { was, is })
    const what = `line ${one.line} of ${quote(one.file)} has the Kustomization ${quote(one.name)}`
    const judged = before.filter(isJudged)
    const [first] = judged
    if (first !== undefined && !judged.some((former) => isPartOf(policy, one, former))) {
      const place = first.folder === undefined ? 'what was built' : quote(first.folder || './')
      return [
        `${what} build something else than ${place}, which is judged: leave that, or whoever may pass by the ruleset merges it`,
      ]
    }
    const known = new Set(before.flatMap(({ steers }) => steers))
    if (!isJudged(one) || one.steers.every((steer) => known.has(steer))) return []
    return [
      `${what} change what overlays pin: put that into the overlay of each service, where it is judged`,
    ]
  })
}

/**
 * Whether it builds what another did, or of that one overlay, which is judged by itself. Where overlays of several environments stand in
 * the folder, which of them a cluster took from there can't be told from its path.
 */
function isPartOf(policy: Policy, { folder, source, from }: Direction, whole: Direction): boolean {
  if (from === whole.from) return true
  if (folder === undefined || whole.folder === undefined || source !== whole.source) return false
  return (
    isAtOrBelow(whole.folder, folder) &&
    environmentsIn(policy, whole.folder).every(
      (one) => follows(one) && keyFromPath(one, folder) !== undefined,
    )
  )
}

/** What it was at base: in the same file, or else those that went from its folder. */
function formerOf(one: Direction, { was, is }: Directions): readonly Direction[] {
  const isIn = (all: readonly Direction[], { file, name, namespace }: Direction) =>
    all.filter(
      (other) => other.file === file && other.name === name && other.namespace === namespace,
    )
  const own = isIn(was, one)
  if (own.length > 0) return own
  const gone = was.filter((other) => isIn(is, other).length === 0)
  const named = gone.filter(({ name, namespace }) => {
    return name === one.name && namespace === one.namespace
  })
  if (named.length > 0) return named
  return gone.filter(({ file }) => folderOf(file) === folderOf(one.file))
}
