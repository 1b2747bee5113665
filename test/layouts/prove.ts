import type { FileRead, Found } from '@fluxgate/documents'
import { dump, load } from 'js-yaml'
import type { Outcome } from './decide.ts'
import { ask } from './decide.ts'
import { at, type Build, build, onDisk } from './kustomize.ts'
import type { Layout } from './layout.ts'

/** Objects that differ between two builds, by kind and name. */
export function differences(before: Build, after: Build): readonly string[] {
  if (before.kind !== 'built' || after.kind !== 'built') throw new Error('only builds are compared')
  const ids = new Set([...before.objects.keys(), ...after.objects.keys()])
  return [...ids].filter((id) => before.objects.get(id) !== after.objects.get(id))
}

/** The files of a layout as text; what can't be read is left out. */
export function textsOf(files: ReadonlyMap<string, FileRead>): ReadonlyMap<string, string> {
  return new Map(
    [...files].flatMap(([path, read]) =>
      read.kind === 'file' ? [[path, read.text] as const] : [],
    ),
  )
}

/** Builds every environment of a repository. */
export async function buildAll(
  layout: Layout,
  texts: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Build>> {
  const builds = [...layout.environments].map(async ([name, { builder }]) => {
    const made = await onDisk(texts, (root) => build(root, builder))
    return [name, made] as const
  })
  return new Map(await Promise.all(builds))
}

/** What the build itself says of a pin; undefined: the build does not show it. */
export function builtValue(made: Build, found: Found, pin: string): string | undefined {
  if (made.kind !== 'built') return undefined
  const objects = [...made.objects.values()].map((text): unknown => load(text))
  const release = objects.find(
    (object) =>
      at(object, 'kind') === 'HelmRelease' && at(object, 'metadata', 'name') === found.release.name,
  )
  if (release === undefined) return undefined
  if (pin.startsWith('values.'))
    return scalar(at(release, 'spec', 'values', ...pin.slice(7).split('.')))
  const reference = at(release, 'spec', 'chartRef')
  if (reference === undefined) return scalar(at(release, 'spec', 'chart', 'spec', 'version'))
  const source = objects.find(
    (object) =>
      at(object, 'kind') === at(reference, 'kind') &&
      at(object, 'metadata', 'name') === at(reference, 'name'),
  )
  const ref = at(source, 'spec', 'ref')
  if (pin === 'digest') return scalar(at(ref, 'digest'))
  return scalar(at(ref, 'semver') ?? at(ref, 'tag') ?? at(source, 'spec', 'version'))
}

/** The repository with the lines of a refusal put where it says; undefined: it gives none for a kustomization. */
export function withSuggestion(
  layout: Layout,
  outcome: Outcome,
): ReadonlyMap<string, FileRead> | undefined {
  const [head = '', ...lines] = (outcome.suggestion ?? '').split('\n')
  const file = /^# (.+), listed last under patches in (.+)$/.exec(head)
  const inline = /^# in (.+), last under patches$/.exec(head)
  const kustomization = file?.[2] ?? inline?.[1]
  const read = kustomization === undefined ? undefined : layout.files.get(kustomization)
  if (kustomization === undefined || read?.kind !== 'file') return undefined
  const own: unknown = load(read.text)
  const patches = Array.isArray(at(own, 'patches')) ? at(own, 'patches') : []
  const added = file === null ? load(lines.join('\n')) : [{ path: nameOf(file[1] ?? '') }]
  const text = dump({ ...Object(own), patches: [...array(patches), ...array(added)] })
  const files = new Map(layout.files).set(kustomization, { kind: 'file', text })
  if (file?.[1] !== undefined) files.set(file[1], { kind: 'file', text: `${lines.join('\n')}\n` })
  return files
}

/** Finds the pins of the edited environment in other files than the layout's own. */
export function findAgain(layout: Layout, files: ReadonlyMap<string, FileRead>): Found | undefined {
  const environment = layout.environments.get(layout.edit.environment)
  if (environment === undefined) return undefined
  const { located } = ask(files, environment.request)
  return located.kind === 'found' ? located : undefined
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function scalar(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === 'object'
    ? undefined
    : String(value)
}
