import type { CloseComment, OverComment } from './bodies.ts'
import { text } from './escape.ts'
import { link } from './link.ts'
import { sentence } from './phrase.ts'
import { value } from './value.ts'

/** Why we close a pull request of ours, and that this rejects nothing; two sentences. */
export function closeComment({ site, environment, version, why }: CloseComment): string {
  const closed = link('Closed by Fluxgate', site.runUrl, site)
  const what = version === undefined ? 'the release' : value(version)
  return `${closed}: ${sentence(text(why))} That is no rejection of ${what}: whatever ${text(environment, 80)} may take next gets a pull request of its own.\n`
}

/** Why we close a rollback, hold or bump that waited to be merged, and the way to have it all the same; two sentences. */
export function overComment({ site, kind, why }: OverComment): string {
  const closed = link('Closed by Fluxgate', site.runUrl, site)
  const again =
    kind === 'bump'
      ? 'The next bump gets a pull request of its own.'
      : `If the ${kind} is still needed, start it again.`
  return `${closed}: ${sentence(text(why))} ${again}\n`
}
