import { BareRepository } from './bare-repository.ts'
import type { Seen } from './seen.ts'

/** Texts in which a secret stands, whole, or as it would look in a header or an address. */
export function leaks(
  secrets: readonly string[],
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  const forms = secrets.flatMap((secret) => [
    secret,
    Buffer.from(secret).toString('base64').replaceAll('=', ''),
    Buffer.from(`x-access-token:${secret}`).toString('base64').replaceAll('=', ''),
    encodeURIComponent(secret),
  ])
  return [...texts]
    .filter(([, text]) => forms.some((form) => text.includes(form)))
    .map(([where]) => `a token stands in ${where}`)
}

/** Everything that a run has left in Git and on GitHub, as texts to look for secrets in. */
export function leftBehind(
  seen: Seen,
  git = new BareRepository(seen.directory),
): ReadonlyMap<string, string> {
  return new Map([
    ['a ref', [...git.branches().keys()].join('\n')],
    ['a commit', git.git(['log', '-p', '--all', '--format=fuller', '--not', seen.since])],
    ['a pull request', JSON.stringify(seen.pulls)],
    ['a comment', JSON.stringify(seen.comments)],
    ['a record', JSON.stringify(seen.records)],
  ])
}
