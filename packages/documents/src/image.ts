/** An image reference taken apart: `[repository[:tag]][@sha256:...]`, or a tag alone with or without digest. */
export interface ImageParts {
  readonly repository: string | undefined
  readonly tag: string | undefined
  readonly digest: string | undefined
}

/**
 * Reads a scalar that holds a tag, a digest, `tag@digest` or a whole reference. A name without `/` and `:`
 * is a tag: the path that led here says so.
 */
export function readImage(text: string): ImageParts {
  if (text.startsWith('sha256:')) return { repository: undefined, tag: undefined, digest: text }
  const cut = text.lastIndexOf('@sha256:')
  const digest = cut === -1 ? undefined : text.slice(cut + 1)
  const head = cut === -1 ? text : text.slice(0, cut)
  const colon = head.lastIndexOf(':')
  const slash = head.lastIndexOf('/')
  if (colon > slash) return { repository: head.slice(0, colon), tag: head.slice(colon + 1), digest }
  if (slash !== -1) return { repository: head, tag: undefined, digest }
  return { repository: undefined, tag: head === '' ? undefined : head, digest }
}

/** The scalar with one part replaced, everything else as it was. */
export function replaceImagePart(
  text: string,
  part: 'tag' | 'digest',
  value: string,
): string | undefined {
  const parts = readImage(text)
  const old = parts[part]
  if (old === undefined) return undefined
  if (part === 'digest') return `${text.slice(0, text.length - old.length)}${value}`
  const start = parts.repository === undefined ? 0 : parts.repository.length + 1
  return `${text.slice(0, start)}${value}${text.slice(start + old.length)}`
}
