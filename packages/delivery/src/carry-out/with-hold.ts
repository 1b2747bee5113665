import { addHold, type Files } from '@fluxgate/documents'
import type { FileWrite } from '@fluxgate/forge'
import type { Hold } from '@fluxgate/policy'
import { textIn } from '../facts/view.ts'

/** The hold file at `path` with one more hold, whole, or why it can't be edited; no file where there is nothing to hold. */
export function withHold(
  files: Files,
  path: string,
  hold: Hold | undefined,
): { readonly files: readonly FileWrite[] } | { readonly why: string } {
  if (hold === undefined) return { files: [] }
  const edited = addHold(textIn(files, path), hold)
  return edited.kind === 'refused'
    ? { why: `${path}: ${edited.why}` }
    : { files: [{ path, text: edited.text }] }
}
