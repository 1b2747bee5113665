import { readObjects } from './build.ts'
import type { FileRead, LocateRequest } from './model.ts'
import { resolvePath } from './path.ts'
import { positionOf } from './position.ts'
import { idOf, isKind, type Resource } from './resource.ts'
import { steeringOfFlux, written } from './steering.ts'
import { at, textAt } from './tree.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

/** What a `Kustomization` of Flux has a cluster take, as a file has it. */
export interface Direction {
  readonly name: string
  readonly namespace: string | undefined
  readonly file: string
  readonly line: number
  /** The folder that is built, the root being the empty string; undefined: it can't be told. */
  readonly folder: string | undefined
  /** The folder and where that is taken from: a text, equal for the same place. */
  readonly from: string
  /** What the folder is taken from: a text, equal for the same source. */
  readonly source: string
  /** All by which pins of what is built may be changed here: a text for each, equal for what does the same. */
  readonly steers: readonly string[]
}

/** What each has in its text, or an escape that may stand for a part of that; a file with base64 is not read. */
const MAY_DIRECT = /kustomize\.toolkit|\\[xuU\r\n]/

/** The `Kustomization` objects of Flux in one file; none where it can't be read. */
export function directionsIn(
  path: string,
  read: FileRead,
  pins: LocateRequest['pins'],
): readonly Direction[] {
  if (read.kind !== 'file' || !MAY_DIRECT.test(read.text)) return []
  const space = openWorkspace(new Map([[path, read]]))
  return readObjects(space, path)
    .filter((one) => isKind(one, 'kustomize.toolkit.fluxcd.io', 'Kustomization'))
    .map((one) => directionOf(space, one, pins))
}

function directionOf(space: Workspace, { body }: Resource, pins: LocateRequest['pins']): Direction {
  const { name, namespace } = idOf(body)
  const { file, line } = positionOf(body.spot)
  const path = textAt(body, 'spec', 'path') ?? './'
  const folder = path.includes('$') ? undefined : resolvePath('', path.replace(/^\//, ''))
  const source = written(at(body, 'spec', 'sourceRef'))
  const from = `${folder ?? path} ${source}`
  const steers = steeringOfFlux(space, body, pins)
  return { name, namespace, file, line, folder, from, source, steers }
}
