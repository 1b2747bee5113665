/** Longest path that is followed, in characters. */
const PATH_LIMIT = 1024

/** What nearly all paths are made of, told at once. */
const USUAL = /^[A-Za-z0-9_./-]*$/

/** What no path is made of: what can't be seen, and what is a folder's end elsewhere. */
const ODD = /[\p{Cc}\p{Cf}\\]/u

/**
 * A path written in a file of `folder`, as a path from the repository's root; undefined where it leaves the
 * repository or is not one plain path.
 */
export function resolvePath(folder: string, written: string): string | undefined {
  if (written.length > PATH_LIMIT || written.startsWith('/')) return undefined
  if (!USUAL.test(written) && ODD.test(written)) return undefined
  const segments = folder === '' ? [] : folder.split('/')
  for (const segment of written.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined
    } else if (segment.endsWith('.') || segment.endsWith(' ')) return undefined
    else segments.push(segment)
  }
  return segments.join('/')
}

/** Folder of a file; the root is the empty string. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/')
  return cut === -1 ? '' : path.slice(0, cut)
}

/** Last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A name within a folder. */
export function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** Whether a file stands in a folder, at any depth. */
export function isWithin(folder: string, file: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`)
}

/** Files that no pin is ever written to, whoever names them: they decide what runs, not what is deployed. */
export function isForbidden(file: string): boolean {
  const segments = file.toLowerCase().split('/')
  const [first] = segments
  if (segments.includes('.git') || first === '.github' || first === '.fluxgate') return true
  return segments.includes('flux-system') && (segments.at(-1) ?? '').startsWith('gotk-')
}

/** Whether kustomize would fetch it from elsewhere. */
export function isRemote(written: string): boolean {
  const start = written.slice(0, 256)
  if (/^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(start) || /^git(?:@|::)/.test(start)) return true
  return (
    /^(?:github|gitlab|bitbucket)\.[a-z]{2,3}[/:]/.test(start) ||
    written.includes('?ref=') ||
    written.includes('//')
  )
}
