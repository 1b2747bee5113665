import { text } from './escape.ts'
import { link } from './link.ts'
import type { CloseComment } from './model.ts'
import { sentence } from './phrase.ts'
import { value } from './value.ts'

/** Why we close a pull request of ours, and that this rejects nothing; two sentences. */
export function closeComment({ site, environment, version, why }: CloseComment): string {
  const closed = link('Closed by Fluxgate', site.runUrl, site)
  const what = version === undefined ? 'the release' : value(version)
  return `${closed}: ${sentence(text(why))} That is no rejection of ${what}: whatever ${text(environment, 80)} may take next gets a pull request of its own.\n`
}
