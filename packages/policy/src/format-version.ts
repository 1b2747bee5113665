import { type Fields, nameOf } from './fields.ts'
import type { ProblemList } from './problem-list.ts'
import type { Node } from './tree.ts'

/** Checks that a file says `version: 1`, so that a later form is never half understood; `what` names the file's kind. */
export function checkFormatVersion<Key extends string>(
  fields: Fields<Key | 'version'>,
  root: Node,
  what: string,
  problems: ProblemList,
): void {
  const version = fields.get('version')
  if (version === undefined) {
    if (root.kind === 'map') {
      problems.add(root.offset, `${what} has no "version"; write version: 1`)
    }
    return
  }
  const { value } = version
  const isOne = value.kind === 'scalar' && value.plain && value.text === '1'
  if (!isOne) problems.add(value.offset, `"version" must be 1 without quotes, not ${nameOf(value)}`)
}
