import type { Answer } from './answer.ts'
import type { TextOf, TreeEntry, TreeNode } from './model.ts'

/** Reads a selection of `Draft.node`: an entry, the root, or null where nothing is. */
export function readNode(answer: Answer): TreeNode {
  const entry = answer.maybe()
  if (entry === undefined) return { kind: 'absent' }
  const root = entry.at('entries').maybe()
  if (root !== undefined) {
    return { kind: 'folder', oid: entry.at('oid').oid(), entries: root.items().map(readEntry) }
  }
  const oid = entry.at('oid').oid()
  switch (kindOf(entry)) {
    case 'file':
      return { kind: 'file', mode: entry.at('mode').integer(), oid, text: readText(entry) }
    case 'folder': {
      const entries = entry.at('object').at('entries').items().map(readEntry)
      return { kind: 'folder', oid, entries }
    }
    case 'submodule':
      return { kind: 'submodule' }
  }
}

function readEntry(entry: Answer): TreeEntry {
  const kind = kindOf(entry)
  return {
    name: entry.at('name').text(),
    mode: entry.at('mode').integer(),
    kind,
    oid: entry.at('oid').oid(),
    text: kind === 'file' ? readText(entry) : undefined,
  }
}

function kindOf(entry: Answer): TreeEntry['kind'] {
  switch (entry.at('type').text()) {
    case 'blob':
      return 'file'
    case 'tree':
      return 'folder'
    case 'commit':
      return 'submodule'
    default:
      throw entry.at('type').unexpected()
  }
}

function readText(entry: Answer): TextOf {
  const blob = entry.at('object').maybe()
  if (blob === undefined) return { kind: 'not-read' }
  if (blob.at('isTruncated').flag()) return { kind: 'cut' }
  const text = blob.at('text').maybe()
  if (blob.at('isBinary').maybe()?.flag() === true || text === undefined) return { kind: 'binary' }
  return { kind: 'text', text: text.text() }
}
