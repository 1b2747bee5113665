/** A YAML value with the offset at which it stands. */
export type Node = ScalarNode | ListNode | MapNode

/** A value, as text. */
export interface ScalarNode {
  readonly kind: 'scalar'
  readonly offset: number
  readonly text: string
  /** Neither quoted nor a block: what it is depends on how it looks (`1.10` is a number). */
  readonly plain: boolean
}

/** A sequence. */
export interface ListNode {
  readonly kind: 'list'
  readonly offset: number
  readonly items: readonly Node[]
}

/** A mapping. */
export interface MapNode {
  readonly kind: 'map'
  readonly offset: number
  /** In the order of the file; every key once. */
  readonly entries: readonly MapEntry[]
}

/** A key and its value. */
export interface MapEntry {
  readonly key: string
  readonly keyOffset: number
  readonly value: Node
}

/** What a scalar is by the core schema of YAML 1.2. */
export type ScalarType = 'null' | 'boolean' | 'integer' | 'float' | 'string'

/** The type of a scalar: text unless it is plain and looks like something else. */
export function scalarType(node: ScalarNode): ScalarType {
  if (!node.plain) return 'string'
  const { text } = node
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return 'null'
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return 'boolean'
  if (/^[-+]?[0-9]+$|^0o[0-7]+$|^0x[0-9a-fA-F]+$/.test(text)) return 'integer'
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) return 'float'
  return /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(text) ? 'float' : 'string'
}

/** Whether a value is none: `null`, `~`, or not written at all. */
export function isNothing(node: Node): boolean {
  return node.kind === 'scalar' && scalarType(node) === 'null'
}
