import type {
  FileRead,
  Files,
  Found,
  Located,
  LocateRequest,
  Refusal,
  Replacement,
  Slot,
} from '@fluxgate/documents'
import { locate, movedBy, replace } from '@fluxgate/documents'
import type { Layout } from './layout.ts'

/** What came of one layout. */
export interface Outcome {
  readonly pins: readonly string[]
  readonly decision: string
  readonly reason: string
  readonly suggestion: string | undefined
  /** Files as they are after an accepted edit; undefined: refused. */
  readonly edited: ReadonlyMap<string, string> | undefined
  readonly found: ReadonlyMap<string, Found>
}

interface Labelled {
  readonly label: string
  readonly slot: Replacement['slot']
}

/** Asks for the pins of every environment, and edits one of them as a promotion would. */
export function decide(layout: Layout): Outcome {
  const { edit } = layout
  const found = new Map<string, Found>()
  let target: Located | undefined
  let files: Files = new Map()
  for (const [name, { request }] of layout.environments) {
    const search = ask(layout.files, request)
    if (search.located.kind === 'found') found.set(name, search.located)
    if (name === edit.environment) {
      target = search.located
      files = search.files
    }
  }
  if (target?.kind !== 'found') {
    if (target?.kind !== 'refused')
      throw new Error(`${layout.name}: no answer for ${edit.environment}`)
    return { pins: [], ...refused(target.refusal), found }
  }
  const slots: readonly Labelled[] = [
    ...target.slots.map((slot) => ({ label: slot.name, slot })),
    ...target.origin.map((slot) => ({ label: `annotation.${slot.name}`, slot })),
  ]
  const pins = slots.map(describeSlot)
  const others = [...found].filter(([name]) => name !== edit.environment)
  const replacements: Replacement[] = []
  for (const [name, value] of edit.values) {
    const slot = slots.find(({ label }) => label === name)?.slot
    if (slot === undefined)
      throw new Error(`${layout.name}: no pin ${name} among ${pins.join('; ')}`)
    if (slot.edit.kind === 'refused') return { pins, ...refused(slot.edit.refusal), found }
    const moved = movedBy(
      slot,
      others.map(([, other]) => other),
    )
    const also = others.filter(([, other]) => moved.includes(other)).map(([other]) => other)
    if (also.length > 0)
      return { pins, ...byCaller(slot, 'shared', `would move ${also.join(', ')} too`), found }
    if (slot.form === 'range')
      return {
        pins,
        ...byCaller(slot, 'range', 'is a range: Flux moves within it by itself'),
        found,
      }
    replacements.push({ slot, value })
  }
  const edited = replace(files, replacements)
  if (edited.kind === 'refused') return { pins, ...refused(edited.refusal), found }
  const paths = edited.files.map(({ path }) => path)
  return {
    pins,
    decision: `edited ${paths.join(' ')}`,
    reason: '',
    suggestion: undefined,
    edited: new Map(edited.files.map(({ path, text }) => [path, text])),
    found,
  }
}

/** Answers `need` until there is none. */
export function ask(
  repository: ReadonlyMap<string, FileRead>,
  request: LocateRequest,
): { readonly located: Located; readonly files: Files } {
  const files = new Map<string, FileRead>()
  for (let round = 0; round < 30; round += 1) {
    const located = locate(files, request)
    if (located.kind !== 'need') return { located, files }
    for (const path of located.paths) files.set(path, read(repository, path))
  }
  throw new Error('asked for files 30 times')
}

function read(repository: ReadonlyMap<string, FileRead>, path: string): FileRead {
  const file = repository.get(path)
  if (file !== undefined) return file
  const prefix = path === '' ? '' : `${path}/`
  const entries = new Map<string, boolean>()
  for (const name of repository.keys()) {
    if (!name.startsWith(prefix)) continue
    const [entry = '', ...rest] = name.slice(prefix.length).split('/')
    entries.set(entry, rest.length > 0)
  }
  if (entries.size === 0) return { kind: 'absent' }
  return { kind: 'folder', entries: [...entries].map(([name, folder]) => ({ name, folder })) }
}

function describeSlot({ label, slot }: Labelled): string {
  const { value, file, line, col } = slot
  return `${label} ${value} at ${file}:${line}:${col}`
}

function refused(refusal: Refusal) {
  const { code, file, line, col, message, suggestion } = refusal
  const place = line === undefined ? file : `${file}:${line}:${col}`
  return { decision: `refused ${code} ${place}`, reason: message, suggestion, edited: undefined }
}

/** What documents leaves to its caller, who knows all environments and what is wanted. */
function byCaller(slot: Slot<string>, code: string, reason: string) {
  const decision = `refused ${code} ${slot.file}:${slot.line}:${slot.col}`
  return { decision, reason, suggestion: undefined, edited: undefined }
}
