/** A version that says on which branch it was made: `1.4.0-main.12.gabc1234`. */
export interface BranchVersion {
  /** Three numbers, `1.4.0`. */
  readonly base: string
  /** The branch, as one semver identifier. */
  readonly branch: string
  /** How far the branch had come; grows along it. */
  readonly number: number
  /** Hex of the commit, 7 digits at least. */
  readonly commit: string
}

const LONGEST = 256

/** Only ever what is printed below; build metadata may follow, as Flux adds a digest to what it reports. */
const FORM =
  /^v?(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)-([0-9A-Za-z-]+)\.(?:0|[1-9][0-9]*)\.g[0-9a-f]{7,64}(?:[+_][0-9A-Za-z.-]+)?$/

/** The version as text, a semver pre-release without build metadata. */
export function printBranchVersion({ base, branch, number, commit }: BranchVersion): string {
  return `${base}-${branch}.${number}.g${commit}`
}

/**
 * The branch that a version was made on, as the identifier that stands in it; undefined where the version is of
 * another form and says nothing of a branch.
 */
export function branchOfVersion(version: string): string | undefined {
  const branch = version.length > LONGEST ? undefined : FORM.exec(version)?.[1]
  return branch === undefined || /^[0-9]+$/.test(branch) ? undefined : branch
}
