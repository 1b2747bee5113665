import { secondsOf } from './clock-words.ts'
import { readChecked, readList, readText, readTexts } from './fields.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { whyNoGlob, whyNoPath } from './relative-path.ts'
import type { MapEntry, Node } from './tree.ts'

const MOST_TEXTS = 100
const LONGEST_SECONDS = 24 * 3600

/** A path from a folder of the service repository. */
export function readPath(node: Node, what: string, problems: ProblemList): string | undefined {
  return readRight(node, what, whyNoPath, problems)
}

/** One path or a list of them, none twice; none where the key is absent. */
export function readPaths(
  entry: MapEntry | undefined,
  what: string,
  problems: ProblemList,
): readonly string[] {
  return readOneOrMore(entry, what, problems, (node) => readRight(node, what, whyNoPath, problems))
}

/** One glob or a list of them, none twice; none where the key is absent. */
export function readGlobs(
  entry: MapEntry | undefined,
  what: string,
  problems: ProblemList,
): readonly string[] {
  return readOneOrMore(entry, what, problems, (node) => readRight(node, what, whyNoGlob, problems))
}

function readRight(
  node: Node,
  what: string,
  whyNot: (text: string) => string | undefined,
  problems: ProblemList,
): string | undefined {
  const text = readText(node, what, problems)
  const odd = text === undefined ? undefined : whyNot(text)
  if (text === undefined || odd === undefined) return text
  problems.add(node.offset, `${what} ${quote(text)} ${odd}`)
  return undefined
}

function readOneOrMore(
  entry: MapEntry | undefined,
  what: string,
  problems: ProblemList,
  read: (node: Node) => string | undefined,
): readonly string[] {
  if (entry === undefined) return []
  const { value } = entry
  if (value.kind === 'scalar') {
    const single = read(value)
    return single === undefined ? [] : [single]
  }
  const texts = readTexts(value, what, problems, read)
  return atMost(texts, MOST_TEXTS, value, what, problems)
}

/** The items of a list, of which there may be so many. */
export function readFew(
  node: Node,
  what: string,
  most: number,
  problems: ProblemList,
): readonly Node[] {
  return atMost(readList(node, what, problems), most, node, what, problems)
}

function atMost<Item>(
  items: readonly Item[],
  most: number,
  node: Node,
  what: string,
  problems: ProblemList,
): readonly Item[] {
  if (items.length > most) problems.add(node.offset, `${what} has more than ${most} entries`)
  return items.slice(0, most)
}

/** Milliseconds of a duration such as `15m`, from a second to a day. */
export function readMilliseconds(
  node: Node,
  what: string,
  problems: ProblemList,
): number | undefined {
  const form = 'a duration such as 90s, 15m or 2h, from 1s to 1d'
  const isRight = (text: string) => {
    const seconds = secondsOf(text)
    return seconds !== undefined && seconds > 0 && seconds <= LONGEST_SECONDS
  }
  const text = readChecked(node, what, form, isRight, problems)
  const seconds = text === undefined ? undefined : secondsOf(text)
  return seconds === undefined ? undefined : seconds * 1000
}
