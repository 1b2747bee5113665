import { readChecked } from './fields.ts'
import type { ProblemList } from './problem-list.ts'
import { isPlainText } from './quote.ts'
import type { Node } from './tree.ts'

/** Text of one line that people will read: none of it blank, invisible or longer than `longest`. */
export function readLine(
  node: Node,
  what: string,
  longest: number,
  problems: ProblemList,
): string | undefined {
  const form = `one line of 1 to ${longest} characters, none of them invisible`
  const isLine = (text: string) => text.trim() !== '' && text.length <= longest && isPlainText(text)
  return readChecked(node, what, form, isLine, problems)
}

/** A reason that people will read in pull requests. */
export function readReason(node: Node, problems: ProblemList): string | undefined {
  return readLine(node, '"reason"', 300, problems)
}
