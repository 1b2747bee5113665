import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { dump, load } from 'js-yaml'
import type { Builder } from './layout.ts'

const run = promisify(execFile)

/** The real kustomize; a run without it fails, for nothing would be proven. */
export function kustomizePath(): string {
  const path =
    process.env['FLUXGATE_KUSTOMIZE'] ??
    join(import.meta.dirname, '..', '..', '.cache', 'tools', 'bin', 'kustomize')
  if (!existsSync(path)) throw new Error(`no kustomize at ${path}: run "npm run setup" first`)
  return path
}

/** Hundreds of programs that live for a tenth of a second: a quarter of that went into collecting garbage. */
const IN_HASTE = { ...process.env, GOGC: 'off' }

/** What a build came to: each object's text by kind and name, or why it failed. */
export type Build =
  | { readonly kind: 'built'; readonly objects: ReadonlyMap<string, string> }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'none'; readonly why: string }

/** A copy of a repository on disk, for as long as the work takes. */
export async function onDisk<Result>(
  files: ReadonlyMap<string, string>,
  work: (root: string) => Promise<Result>,
): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'layout-'))
  try {
    for (const [path, text] of files) put(root, path, text)
    return await work(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Writes one file of a repository on disk. */
export function put(root: string, path: string, text: string): void {
  mkdirSync(join(root, dirname(path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** Builds one environment with the load restrictions that Flux has: files anywhere in the repository. */
export async function build(root: string, builder: Builder): Promise<Build> {
  switch (builder.kind) {
    case 'none':
      return builder
    case 'folder':
      return buildFolder(root, builder.folder)
    case 'generated':
      await run(kustomizePath(), ['create', '--autodetect', '--recursive'], {
        cwd: join(root, builder.folder),
      })
      return buildFolder(root, builder.folder)
    case 'flux':
      return buildFlux(root, builder.file)
  }
}

async function buildFolder(root: string, folder: string): Promise<Build> {
  try {
    const args = ['build', '--load-restrictor', 'LoadRestrictionsNone', join(root, folder)]
    const { stdout } = await run(kustomizePath(), args, { timeout: 30_000, env: IN_HASTE })
    return { kind: 'built', objects: objectsOf(stdout) }
  } catch (error) {
    return { kind: 'failed', why: String(error).split('\n').slice(1, 3).join(' ') }
  }
}

/** What kustomize-controller does with a Flux `Kustomization`: its fields over its path, then substitutions. */
async function buildFlux(root: string, file: string): Promise<Build> {
  const objects = readFileSync(join(root, file), 'utf8')
    .split(/^---$/m)
    .map((text) => load(text) as unknown)
  const flux = objects.find((object) => at(object, 'kind') === 'Kustomization')
  const folder = '.flux'
  const kustomization = {
    resources: [relative(join(root, folder), join(root, String(at(flux, 'spec', 'path'))))],
    patches: at(flux, 'spec', 'patches'),
    namespace: at(flux, 'spec', 'targetNamespace'),
    images: at(flux, 'spec', 'images'),
  }
  put(root, `${folder}/kustomization.yaml`, dump(JSON.parse(JSON.stringify(kustomization))))
  const built = await buildFolder(root, folder)
  if (built.kind !== 'built') return built
  const variables = at(flux, 'spec', 'postBuild', 'substitute')
  const filled = [...built.objects].map(([id, text]) => [id, substitute(text, variables)] as const)
  return { kind: 'built', objects: new Map(filled) }
}

function substitute(text: string, variables: unknown): string {
  return text.replaceAll(
    /\$\{([a-z_][a-z0-9_]*)(?::=([^}]*))?\}/gi,
    (_, name: string, otherwise?: string) => String(at(variables, name) ?? otherwise ?? ''),
  )
}

function objectsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/^---\n/m).map((part) => {
      const object: unknown = load(part)
      const id = [
        at(object, 'kind'),
        at(object, 'metadata', 'namespace') ?? '',
        at(object, 'metadata', 'name'),
      ]
      return [id.join('/'), part] as const
    }),
  )
}

/** A field of plain data. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined
    here = Object.entries(here).find(([name]) => name === key)?.[1]
  }
  return here
}
