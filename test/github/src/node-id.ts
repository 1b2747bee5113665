export type NodeKind =
  | 'R'
  | 'I'
  | 'PR'
  | 'REF'
  | 'LA'
  | 'U'
  | 'IC'
  | 'PRR'
  | 'DE'
  | 'DES'
  | 'SC'
  | 'C'
  | 'T'
  | 'B'
  | 'EV'
  | 'RR'
  | 'BPR'
  | 'PSH'
  | 'CS'
  | 'CR'
  | 'A'
  | 'MQ'
  | 'MQE'

/** A global id: a kind, the repository's number where the thing is found by it, and what names the thing there. */
export function nodeId(kind: NodeKind, ...parts: readonly (string | number)[]): string {
  return `${kind}_${Buffer.from(parts.join(':')).toString('base64url')}`
}

/** Undoes `nodeId`; undefined: no id of this kind. */
export function readNodeId(id: string, kind: NodeKind): readonly string[] | undefined {
  if (!id.startsWith(`${kind}_`)) return undefined
  return Buffer.from(id.slice(kind.length + 1), 'base64url')
    .toString('utf8')
    .split(':')
}
