import type { HttpAnswer } from './http-answer.ts'

/** The longest `Link` header that is looked into; GitHub's have a few hundred characters. */
const LONGEST_LINK = 8_192

const NEXT = /;[ \t]*rel="?next"?[ \t]*(?:[;,]|$)/i

/**
 * Whether GitHub names a next page of a list (header `Link`, https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api);
 * undefined: it says nothing of pages.
 */
export function namesNextPage({ headers }: Pick<HttpAnswer, 'headers'>): boolean | undefined {
  const link = headers.get('link')
  return link === undefined ? undefined : NEXT.test(link.slice(0, LONGEST_LINK))
}

/**
 * Whether a list goes on after a page. A server may put less on a page than it is asked for, so what it says of the next one rules; one that
 * says nothing has told everything, unless the page is full.
 */
export function goesOn(
  next: boolean | undefined,
  page: { readonly items: number; readonly asked: number },
): boolean {
  return next ?? page.items >= page.asked
}
