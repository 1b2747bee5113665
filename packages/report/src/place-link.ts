import type { ReportedPlace } from '@fluxgate/pipeline'
import { code } from './escape.ts'
import { fileUrl, link } from './link.ts'
import type { TestSummary } from './test-summary.ts'

/** A place in a file of the service, linked to the commit that was tested where that is known. */
export function placeLink(
  { path, line }: ReportedPlace,
  { site, commit, folder }: Pick<TestSummary, 'site' | 'commit' | 'folder'>,
): string {
  const file = folder === '' ? path : `${folder}/${path}`
  const url = commit === undefined ? undefined : fileUrl(site, commit, file, line)
  return link(code(`${file}:${line}`, 300), url, site)
}
