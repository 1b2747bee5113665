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

/** Row of a version: higher is above. */
export function rowOf(version: string): number {
  return ROWS.findIndex((row) => row.some((one) => one === version))
}

/** The version so many places above another in the list, the highest at most. */
export function higherThan(version: string, places: number): string {
  const index = VERSIONS.indexOf(version) + places
  return VERSIONS[Math.min(index, VERSIONS.length - 1)] ?? version
}
