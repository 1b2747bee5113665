/** Longest version that is looked at; Helm and OCI allow far less in practice, and a cap comes before every pattern. */
const LONGEST = 256

// The grammar of semver 2.0.0, whole text only: no blanks, no leading zeros; and the `v` that Helm and Flux let stand before it.
const SEMVER =
  /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$/

interface Precedence {
  readonly core: readonly string[]
  readonly prerelease: readonly string[]
}

/**
 * A version as it is compared: an OCI tag can't hold `+`, so Helm writes `_` there; where the text with `+` in its
 * place is a semver, that is the version. Any other text stands for itself.
 */
export function canonicalVersion(text: string): string {
  if (text.length > LONGEST || !text.includes('_')) return text
  const withPlus = text.replaceAll('_', '+')
  return SEMVER.test(withPlus) ? withPlus : text
}

/** Whether a text, read by the rule of `canonicalVersion`, is a semver in full. */
export function isVersion(text: string): boolean {
  return precedenceOf(text) !== undefined
}

/** Whether two texts name one version: the same build metadata too, and the same `v`, for a registry tells those apart. */
export function sameVersion(a: string, b: string): boolean {
  return a === b || canonicalVersion(a) === canonicalVersion(b)
}

/** A version without its build metadata; other texts as they are. */
export function withoutBuild(text: string): string {
  const version = canonicalVersion(text)
  const plus = version.indexOf('+')
  return plus === -1 || !isVersion(version) ? version : version.slice(0, plus)
}

/**
 * Semver precedence: below 0 where `a` comes before `b`, 0 where they are level. Build metadata does not count; a text
 * that is no semver is below every semver, and level with others of its kind. Numbers of any length are compared
 * exactly: a semver library reads them as doubles, to which two timestamps of 17 digits can be the same.
 */
export function versionOrder(a: string, b: string): number {
  const left = precedenceOf(a)
  const right = precedenceOf(b)
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined)
  }
  const core = firstDifference(left.core, right.core)
  if (core !== 0) return core
  if (left.prerelease.length === 0 || right.prerelease.length === 0) {
    return Number(left.prerelease.length === 0) - Number(right.prerelease.length === 0)
  }
  const prerelease = firstDifference(left.prerelease, right.prerelease)
  return prerelease === 0 ? Math.sign(left.prerelease.length - right.prerelease.length) : prerelease
}

function precedenceOf(text: string): Precedence | undefined {
  if (text.length > LONGEST) return undefined
  const match = SEMVER.exec(canonicalVersion(text))
  if (match === null) return undefined
  return { core: match.slice(1, 4), prerelease: match[4]?.split('.') ?? [] }
}

function firstDifference(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (right === undefined) return 0
    const order = identifierOrder(left, right)
    if (order !== 0) return order
  }
  return 0
}

function identifierOrder(a: string, b: string): number {
  const aNumeric = /^\d+$/.test(a)
  const bNumeric = /^\d+$/.test(b)
  if (aNumeric !== bNumeric) return aNumeric ? -1 : 1
  if (aNumeric && a.length !== b.length) return Math.sign(a.length - b.length)
  return a < b ? -1 : Number(a > b)
}
