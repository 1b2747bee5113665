import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { fluxTools, pinFolder } from '../../../scripts/setup/catalogue.ts'
import { at, isJson, type Json, textAt } from './json.ts'
import type { Kube } from './kube.ts'
import { until } from './until.ts'

const SOURCES = ['HelmChart', 'HelmRepository', 'OCIRepository'] as const
const MODULES = ['helm-controller', 'notification-controller'] as const

/** Gives the API server Flux's kinds: the controllers' own definitions, and open ones for the sources. */
export async function applyDefinitions(kube: Kube): Promise<void> {
  const definitions = [...MODULES.flatMap(publishedBy), ...SOURCES.map(openDefinition)]
  await Promise.all(definitions.map((definition) => kube.apply(definition)))
  await until(
    "Flux's kinds to be served",
    async () => {
      const kinds = await kube.list('CustomResourceDefinition')
      return kinds.length >= definitions.length && kinds.every(isServed) ? true : undefined
    },
    180_000,
  )
}

/** The definitions that a controller's module brings, from the very module that the program was built of. */
function publishedBy(name: (typeof MODULES)[number]): readonly Json[] {
  const tool = fluxTools.find((one) => one.name === name)
  if (tool === undefined) throw new Error(`${name} is not in the catalogue of tools`)
  const module = `github.com/fluxcd/${name}`
  const found: unknown = JSON.parse(
    execFileSync('go', ['mod', 'download', '-json', module], {
      cwd: pinFolder(tool),
      env: { ...process.env, GOFLAGS: '-mod=readonly', GOWORK: 'off' },
      encoding: 'utf8',
    }),
  )
  const folder = join(textAt(found, 'Dir'), 'config', 'crd', 'bases')
  return readdirSync(folder).map((file) => {
    const definition: unknown = load(readFileSync(join(folder, file), 'utf8'))
    if (!isJson(definition)) throw new Error(`${file} of ${module} is no object`)
    return definition
  })
}

/** source-controller's module can't be had, so its kinds are served without a schema. */
function openDefinition(kind: (typeof SOURCES)[number]): Json {
  const singular = kind.toLowerCase()
  const plural = singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`
  const group = 'source.toolkit.fluxcd.io'
  const schema = {
    openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, listKind: `${kind}List`, plural, singular },
      versions: [{ name: 'v1', served: true, storage: true, schema, subresources: { status: {} } }],
    },
  }
}

function isServed(definition: Json): boolean {
  const conditions = at(definition, 'status', 'conditions')
  return (
    Array.isArray(conditions) &&
    conditions.some(
      (one) => textAt(one, 'type') === 'Established' && textAt(one, 'status') === 'True',
    )
  )
}
