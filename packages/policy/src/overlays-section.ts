import { readList, readText } from './fields.ts'
import { isLabel } from './names.ts'
import { type Pattern, parsePattern, tokensOf, withEnvironment } from './pattern.ts'
import type { PlacedAddress } from './pins-section.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import type { MapEntry, Node } from './tree.ts'

const MOST_OVERLAYS = 5

/** A pattern of the policy with its text and place. */
export interface PlacedPattern {
  readonly text: string
  readonly offset: number
  readonly pattern: Pattern
}

/** Without overlays an address has to say where a service is: its file stands for the overlay. */
export function overlaysByAddress(
  placed: readonly PlacedAddress[],
  environment: string,
  owner: number,
  problems: ProblemList,
): readonly PlacedPattern[] {
  for (const { file, offset } of placed) {
    const pattern = parsePattern(file)
    if (typeof pattern !== 'string' && tokensOf(pattern).has('service')) {
      return [{ text: file, offset, pattern }]
    }
  }
  const what = `environment ${quote(environment)} has no "overlays"`
  problems.add(owner, `${what}${exampleIn(environment)}`)
  return []
}

/** None where the environment's name is none: it may be anything. */
function exampleIn(environment: string): string {
  return isLabel(environment) ? `, such as "apps/${environment}/{service}"` : ''
}

/** Parses `overlays`: one pattern or a list of them, `{environment}` filled in. */
export function readOverlays(
  entry: MapEntry | undefined,
  environment: string,
  problems: ProblemList,
): readonly PlacedPattern[] {
  if (entry === undefined) return []
  if (entry.value.kind === 'map') {
    // What YAML makes of {service} without quotes.
    const way = `put a pattern with braces in quotes${exampleIn(environment)}`
    problems.add(entry.value.offset, `"overlays" must be text or a list, not a map; ${way}`)
    return []
  }
  const nodes: readonly Node[] =
    entry.value.kind === 'scalar' ? [entry.value] : readList(entry.value, '"overlays"', problems)
  if (entry.value.kind === 'list' && nodes.length === 0) {
    problems.add(entry.value.offset, '"overlays" has no pattern in it')
  }
  if (nodes.length > MOST_OVERLAYS) {
    problems.add(entry.value.offset, `"overlays" has more than ${MOST_OVERLAYS} patterns`)
  }
  return nodes
    .slice(0, MOST_OVERLAYS)
    .flatMap((node) => readOverlay(node, environment, problems) ?? [])
}

function readOverlay(
  node: Node,
  environment: string,
  problems: ProblemList,
): PlacedPattern | undefined {
  const written = readText(node, 'an overlay', problems)
  if (written === undefined) return undefined
  const text = withEnvironment(written, environment)
  const pattern = parsePattern(text)
  if (typeof pattern === 'string') {
    problems.add(node.offset, `overlay ${quote(written)} ${pattern}`)
    return undefined
  }
  if (!tokensOf(pattern).has('service')) {
    problems.add(
      node.offset,
      `overlay ${quote(written)} has no {service}, so all services would share it`,
    )
    return undefined
  }
  return { text, offset: node.offset, pattern }
}
