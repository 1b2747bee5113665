import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import {
  choosePlace,
  type FindingTally,
  fileName,
  type ReportedPlace,
  type SourceFiles,
  type TestTally,
} from '@fluxgate/pipeline'

/** More files than that are searched only in part: a place is a courtesy. */
const MOST_FILES = 200_000
/** Other people's files, and what tools keep for themselves. */
const NEVER = new Set(['node_modules', '.git', '.gradle', '.venv', 'venv', '.cache', '.tox'])

/** The places of a tally's failures, as files of the root; what is none of them is dropped. */
export async function locateTests(
  root: string,
  tally: TestTally | undefined,
): Promise<TestTally | undefined> {
  if (tally === undefined || tally.failures.length === 0) return tally
  const files = await sourceFiles(root, namesOf(tally.failures.flatMap(({ places }) => places)))
  return {
    ...tally,
    failures: tally.failures.map((failure) => {
      const place = choosePlace(failure.places, `${failure.className}.${failure.suite}`, files)
      return { ...failure, places: place === undefined ? [] : [place] }
    }),
  }
}

/** The same for findings. */
export async function locateFindings(
  root: string,
  tally: FindingTally | undefined,
): Promise<FindingTally | undefined> {
  const places = tally?.worst.flatMap(({ place }) => (place === undefined ? [] : [place])) ?? []
  if (tally === undefined || places.length === 0) return tally
  const files = await sourceFiles(root, namesOf(places))
  return {
    ...tally,
    worst: tally.worst.map((finding) => ({
      ...finding,
      place: finding.place && choosePlace([finding.place], '', files),
    })),
  }
}

function namesOf(places: readonly ReportedPlace[]): ReadonlySet<string> {
  return new Set(places.map(({ path }) => fileName(path.replaceAll('\\', '/'))))
}

/** The files below the root that have one of the names; links are not followed. */
async function sourceFiles(root: string, names: ReadonlySet<string>): Promise<SourceFiles> {
  const byName = new Map<string, string[]>()
  const folders = ['']
  let seen = 0
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    // A folder that can't be read, or is gone by now, holds no place to show.
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      seen += 1
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !NEVER.has(entry.name)) folders.push(path)
      if (entry.isFile() && names.has(entry.name)) {
        byName.set(entry.name, [...(byName.get(entry.name) ?? []), path])
      }
    }
    if (seen > MOST_FILES) break
  }
  return { roots: [...new Set([root, await realpath(root)])], byName }
}
