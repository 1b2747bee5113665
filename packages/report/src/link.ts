import type { Origin } from '@fluxgate/promotion'
import type { Site } from './model.ts'

const URL_MAX = 1_000
const HTTPS = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/|$)/
/** What may follow the origin: no white space, brackets, quotes, pipes, backslashes or backticks. */
const REST = /^[A-Za-z0-9._~/%?&=#+,;:@-]*$/
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,99}\/[A-Za-z0-9._-]{1,100}$/
const COMMIT = /^[0-9a-f]{40}$/

/** A link to an address that we built; the label alone where the address is none we would. `label` is Markdown already. */
export function link(label: string, url: string | undefined, site: Site): string {
  return url !== undefined && isSafe(url, site) ? `[${label}](${url})` : label
}

/** A link to an address that somebody reported: only into the server that we are on, and else the label alone. */
export function reported(label: string, url: string | undefined, site: Site): string {
  return url?.startsWith(`${site.serverUrl}/`) === true ? link(label, url, site) : label
}

/** Whether an address can stand in a link: https, or the server's own origin, and nothing that could end the link. */
function isSafe(url: string, { serverUrl }: Site): boolean {
  if (url.length > URL_MAX || !REST.test(url.replace(/^https?:\/\//, ''))) return false
  return HTTPS.test(url) || (/^https?:\/\//.test(serverUrl) && url.startsWith(`${serverUrl}/`))
}

/** A file of the GitOps repository at a commit, at a line. */
export function fileUrl(
  site: Site,
  commit: string,
  file: string,
  line: number,
): string | undefined {
  const path = encodePath(file)
  return path && `${site.repositoryUrl}/blob/${commit}/${path}#L${line}`
}

/** The deployments of an environment: where its records can be seen. */
export function recordsUrl(site: Site, environment: string): string | undefined {
  const path = encodePath(environment)
  return path && `${site.repositoryUrl}/deployments/${path}`
}

/** The page of a workflow of the GitOps repository. */
export function workflowUrl(site: Site, workflow: string): string | undefined {
  const path = encodePath(workflow)
  return path && `${site.repositoryUrl}/actions/workflows/${path}`
}

/** Where a release comes from, as annotations that anybody may have edited tell: `owner/repo` and a whole commit, or nothing. */
export function sourceOf(
  origin: Origin,
): { readonly repository: string; readonly commit: string } | undefined {
  const { repository, commit } = origin
  if (repository === undefined || commit === undefined) return undefined
  if (!REPOSITORY.test(repository) || /\/\.\.?$/.test(repository)) return undefined
  return COMMIT.test(commit) ? { repository, commit } : undefined
}

/** A path as part of an address; undefined where it is too long, or a browser would walk out of the folder it stands in. */
function encodePath(path: string): string | undefined {
  if (path.length > URL_MAX) return undefined
  const segments = path.toWellFormed().split('/')
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return undefined
  }
  return segments
    .map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, encodeMark))
    .join('/')
}

function encodeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
}
