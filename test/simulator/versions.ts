/** The versions that stories are made of, by semver precedence: those of one row are level with each other. */
const ROWS = [
  ['main-7', 'main-8'],
  ['1.0.0'],
  ['1.1.0-rc.2'],
  ['1.1.0-rc.10'],
  ['1.1.0', '1.1.0+b'],
  ['1.2.0'],
  ['1.10.0'],
  ['2.0.0-alpha.1'],
  ['2.0.0', '2.0.0+b'],
  ['2.0.1'],
] as const

/** All of them. */
export const VERSIONS: readonly string[] = ROWS.flat()

/** What was published under a version: its own digest, or another one that came later. */
export const DIGESTS = ['a', 'b'] as const
export type Digest = (typeof DIGESTS)[number]

/** The version of a release, which is told as `1.2.0`, or as `1.2.0@a` where its digest is known. */
export function nameOf(release: string): string {
  return readOf(release).name
}

/** The digest of a release; undefined: it is not known. */
export function digestOf(release: string): Digest | undefined {
  return readOf(release).digest
}

interface Read {
  readonly name: string
  readonly digest: Digest | undefined
}

/** Stories have few releases, and ask for each of them again and again. */
const read = new Map<string, Read>()

function readOf(release: string): Read {
  const known = read.get(release)
  if (known !== undefined) return known
  const [name = release, digest] = release.split('@')
  const found = { name, digest: DIGESTS.find((one) => one === digest) }
  read.set(release, found)
  return found
}

/** A version with a digest, as far as that is known. */
export function withDigest(release: string, digest: Digest | undefined): string {
  return digest === undefined ? nameOf(release) : `${nameOf(release)}@${digest}`
}

/** Whether two releases are one, as far as both tell. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [digestOf(a), digestOf(b)]
  return nameOf(a) === nameOf(b) && (left === undefined || right === undefined || left === right)
}

/** Row of a release: higher is above. */
export function rowOf(release: string): number {
  const version = nameOf(release)
  return ROWS.findIndex((row) => row.some((one) => one === version))
}

/** The version so many places above that of a release in the list, the highest at most. */
export function higherThan(release: string, places: number): string {
  const index = VERSIONS.indexOf(nameOf(release)) + places
  return VERSIONS[Math.min(index, VERSIONS.length - 1)] ?? release
}
