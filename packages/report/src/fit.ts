/** How much a text may hold. */
export interface Limit {
  /** UTF-16 code units. */
  readonly units: number
  /** Bytes in UTF-8. */
  readonly bytes: number
}

/** GitHub takes 65,536 characters of a pull request's body or a comment, and keeps them in 262,144 bytes. */
export const BODY_LIMIT: Limit = { units: 65_536, bytes: 262_144 }

/** GitHub throws a step's summary away beyond 1 MiB. */
export const SUMMARY_LIMIT: Limit = { units: 1_048_576, bytes: 1_048_576 }

/**
 * The first of ever poorer renderings that the limit holds. The last is taken as it is: it has to be short by the way it is made,
 * because a cut anywhere could end within a fence or a table.
 */
export function firstThatFits<Detail>(
  limit: Limit,
  details: readonly [...Detail[], Detail],
  render: (detail: Detail) => string,
): string {
  let rendered = ''
  for (const detail of details) {
    rendered = render(detail)
    if (fits(rendered, limit)) return rendered
  }
  return rendered
}

/** Whether a text is short enough in both ways that GitHub counts. */
export function fits(text: string, limit: Limit): boolean {
  return text.length <= limit.units && utf8Length(text) <= limit.bytes
}

/** Bytes of a text in UTF-8, counted here because the language alone has no encoder. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}
