import { printBranchVersion, quote, type VersionScheme } from '@fluxgate/policy'
import { branchIdentifier } from './branch-identifier.ts'

/** What a version is made from. */
export interface VersionFacts {
  /** The service's key: a tag may begin with it. */
  readonly service: string
  /** The version that stands in Chart.yaml; undefined where there is no chart. */
  readonly base: string | undefined
  /** What the run is for: a branch by name, or another ref such as `pull/12`. */
  readonly branch: string
  /** The commit, in hex. */
  readonly commit: string
  /**
   * How many commits the commit is made of, itself and all before it; undefined: the checkout does not hold them all. Every commit has more than those it builds on,
   * also across merges, on every machine and in every run, which a run's number does not: that begins anew with a
   * renamed workflow.
   */
  readonly commitCount: number | undefined
  /** When the run began, RFC 3339 in UTC. */
  readonly time: string
  /** Git tags of the commit. */
  readonly tags: readonly string[]
}

/** A version; or none, as the commit is no release; or why there can't be one, with the way out. */
export type ReleaseVersion =
  | { readonly kind: 'ok'; readonly version: string }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

const LONGEST = 256
const CORE = '(?:0|[1-9][0-9]{0,15})\\.(?:0|[1-9][0-9]{0,15})\\.(?:0|[1-9][0-9]{0,15})'
const IDENTIFIER = '(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)'
const PRERELEASE = `${IDENTIFIER}(?:\\.${IDENTIFIER})*`
const RELEASE = new RegExp(`^v?(${CORE}(?:-${PRERELEASE})?)$`)
const BASE = new RegExp(`^v?(${CORE})(?:-${PRERELEASE})?(?:\\+[0-9A-Za-z.-]+)?$`)
/** What an OCI tag can hold. */
const LONGEST_TAG = 128

/**
 * The version of a release by the delivery file's scheme. Always one that Helm, OCI and Flux take alike: whole semver,
 * at most 128 characters, and never with build metadata, which Flux replaces by a digest.
 */
export function releaseVersion(scheme: VersionScheme, facts: VersionFacts): ReleaseVersion {
  if (scheme === 'tag') return versionByTag(facts)
  const base = coreOf(facts.base ?? '0.0.0')
  if (base === undefined) {
    const way = 'write three numbers such as 1.4.0 there'
    return refused(`Chart.yaml has the version ${quote(facts.base ?? '')}; ${way}`)
  }
  switch (scheme) {
    case 'timestamp': {
      const seconds = facts.time.replace(/\D/g, '').slice(0, 14)
      return { kind: 'ok', version: `${base}-BUILD.${seconds}` }
    }
    case 'branch': {
      const branch = branchIdentifier(facts.branch)
      const commit = facts.commit.slice(0, 7)
      const number = facts.commitCount
      if (number === undefined) {
        const way =
          'check out with "fetch-depth: 0" (and "filter: blob:none", which keeps it quick)'
        return refused(`the checkout lacks history, so its commits can't be counted; ${way}`)
      }
      return { kind: 'ok', version: printBranchVersion({ base, branch, number, commit }) }
    }
  }
}

/** Why a version that somebody gives can't be delivered; undefined: it can. */
export function whyNoVersion(version: string): string | undefined {
  if (version.length > LONGEST_TAG) return `is longer than ${LONGEST_TAG} characters`
  if (version.includes('+')) {
    return 'has build metadata, which Flux replaces by a digest; write it as a pre-release, 1.4.0-build.7'
  }
  return RELEASE.test(version) ? undefined : 'is no whole version; write one such as 1.4.2'
}

function versionByTag({ service, tags }: VersionFacts): ReleaseVersion {
  const named = tags.flatMap((tag) => tagOf(service, tag) ?? [])
  const own = named.filter((tag) => tag.isOwn)
  const versions = [...new Set((own.length > 0 ? own : named).map(({ version }) => version))]
  const [version] = versions
  if (version === undefined) {
    const way = `tag it v1.4.0, or ${service}-v1.4.0 where the repository holds several services`
    return { kind: 'none', reason: `the commit has no tag that is a version; ${way}` }
  }
  if (versions.length > 1) {
    const all = versions.slice(0, 5).map(quote).join(', ')
    return refused(`the commit has tags of several versions, ${all}; leave one of them`)
  }
  const odd = whyNoVersion(version)
  return odd === undefined ? { kind: 'ok', version } : refused(`tag ${quote(version)} ${odd}`)
}

/** The version in `v1.4.0`, `cart-v1.4.0`, `cart/1.4.0` or `cart@1.4.0`; undefined for any other tag. */
function tagOf(
  service: string,
  tag: string,
): { readonly version: string; readonly isOwn: boolean } | undefined {
  if (tag.length > LONGEST) return undefined
  const isOwn = tag.startsWith(service) && /^[-/@]/.test(tag.slice(service.length))
  const rest = isOwn ? tag.slice(service.length + 1) : tag
  const looksRight = /^v?[0-9]+\.[0-9]+\.[0-9]+(?:[-+][0-9A-Za-z.+-]*)?$/.test(rest)
  return looksRight ? { version: rest.replace(/^v/, ''), isOwn } : undefined
}

function coreOf(version: string): string | undefined {
  return version.length > LONGEST ? undefined : BASE.exec(version)?.[1]
}

function refused(reason: string): ReleaseVersion {
  return { kind: 'refused', reason }
}
