import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileRead, LocateRequest } from '@fluxgate/documents'
import { load } from 'js-yaml'

/** How an environment of a layout is built for comparison. */
export type Builder =
  | { readonly kind: 'folder'; readonly folder: string }
  /** A folder without kustomization: Flux lists its manifests, `kustomize create` does the same. */
  | { readonly kind: 'generated'; readonly folder: string }
  /** A Flux `Kustomization`: its patches over its path, then its substitutions. */
  | { readonly kind: 'flux'; readonly file: string }
  | { readonly kind: 'none'; readonly why: string }

/** One repository, what is asked of it, and what should come of it. */
export interface Layout {
  readonly name: string
  readonly shape: string
  readonly why: string
  readonly environments: ReadonlyMap<
    string,
    { readonly request: LocateRequest; readonly builder: Builder }
  >
  readonly edit: { readonly environment: string; readonly values: ReadonlyMap<string, string> }
  /** `name value at file:line:col` of each pin of the environment that is edited. */
  readonly expect: readonly string[]
  /** `edited <files>` or `refused <code> <place>`. */
  readonly decision: string
  readonly files: ReadonlyMap<string, FileRead>
}

const FOLDER = join(import.meta.dirname, 'fixtures')

/** Every layout, by name. */
export function readLayouts(): readonly Layout[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.layout'))
    .sort()
    .map((name) =>
      readLayout(name.replace(/\.layout$/, ''), readFileSync(join(FOLDER, name), 'utf8')),
    )
}

function readLayout(name: string, text: string): Layout {
  const [head = '', ...sections] = text.split(/^-- (.+) --\n/m)
  const header = record(load(head))
  const marks = record(header['bytes'] ?? {})
  const files = new Map<string, FileRead>()
  for (let at = 0; at < sections.length; at += 2) {
    const path = sections[at] ?? ''
    files.set(path, withBytes(sections[at + 1] ?? '', String(marks[path] ?? '')))
  }
  const asked = record(header['request'] ?? {})
  const builds = record(header['builds'] ?? {})
  const environments = Object.entries(record(header['environments'])).map(
    ([environment, overlays]) => {
      const candidates = Array.isArray(overlays) ? overlays.map(String) : [String(overlays)]
      const request = readRequest(
        asked,
        candidates,
        record(record(header['addresses'] ?? {})[environment] ?? {}),
      )
      return [
        environment,
        { request, builder: readBuilder(candidates[0] ?? '', builds[environment]) },
      ] as const
    },
  )
  const { in: environment, ...values } = record(header['edit'])
  return {
    name,
    shape: String(header['shape']),
    why: String(header['why']),
    environments: new Map(environments),
    edit: {
      environment: String(environment),
      values: new Map(Object.entries(values).map(([pin, value]) => [pin, String(value)])),
    },
    expect: list(header['expect']).map(String),
    decision: String(header['decision']),
    files,
  }
}

function readRequest(
  asked: Readonly<Record<string, unknown>>,
  overlays: readonly string[],
  addresses: Readonly<Record<string, unknown>>,
): LocateRequest {
  return {
    overlays,
    name: String(asked['name'] ?? 'web'),
    namespace: asked['namespace'] === undefined ? undefined : String(asked['namespace']),
    pins: {
      chart: asked['chart'] !== false,
      image: list(asked['image']).map((entry) => {
        const { tag, digest } = record(entry)
        return { tag: text(tag), digest: text(digest) }
      }),
      values: list(asked['values']).map(String),
    },
    addresses: Object.entries(addresses).map(([pin, address]) => {
      const [file = '', pointer = ''] = String(address).split('#')
      return { pin: pin === 'chart' || pin === 'digest' ? pin : `values.${pin}`, file, pointer }
    }),
  }
}

function readBuilder(overlay: string, build: unknown): Builder {
  if (build === undefined) return { kind: 'folder', folder: overlay }
  const { folder, generated, flux, none } = record(build)
  if (typeof generated === 'string') return { kind: 'generated', folder: generated }
  if (typeof flux === 'string') return { kind: 'flux', file: flux }
  if (typeof none === 'string') return { kind: 'none', why: none }
  return { kind: 'folder', folder: String(folder) }
}

/** Bytes that would not survive an editor, or this file's own format. */
function withBytes(content: string, marks: string): FileRead {
  if (marks === 'symlink' || marks === 'executable') return { kind: 'unusable', what: marks }
  let bytes = content
  if (marks.includes('crlf')) bytes = bytes.replaceAll('\n', '\r\n')
  if (marks.includes('bom')) bytes = `\uFEFF${bytes}`
  if (marks.includes('no-newline')) bytes = bytes.replace(/\r?\n$/, '')
  return { kind: 'file', text: bytes }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`not a map: ${JSON.stringify(value)}`)
  return Object.fromEntries(Object.entries(value))
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value)
}
