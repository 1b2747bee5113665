import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A real program that tests, demo and benchmark run: where its pin lies, and how it is made. */
export type Tool =
  | {
      readonly kind: 'go'
      readonly name: string
      /** The linker variable that holds the version; a build from a module leaves it empty. */
      readonly versionVariable: string | undefined
    }
  | { readonly kind: 'python'; readonly name: string }
  | { readonly kind: 'maven'; readonly name: string }

export const tools: readonly Tool[] = [
  { kind: 'go', name: 'kustomize', versionVariable: undefined },
  { kind: 'go', name: 'actionlint', versionVariable: undefined },
  { kind: 'python', name: 'zizmor' },
  {
    kind: 'go',
    name: 'registry',
    versionVariable: 'github.com/distribution/distribution/v3/version.version',
  },
  { kind: 'go', name: 'helm', versionVariable: 'helm.sh/helm/v3/internal/version.version' },
  { kind: 'go', name: 'helm-4', versionVariable: 'helm.sh/helm/v4/internal/version.version' },
  { kind: 'go', name: 'kubeconform', versionVariable: 'main.version' },
  { kind: 'go', name: 'act', versionVariable: undefined },
  { kind: 'go', name: 'gotestsum', versionVariable: 'gotest.tools/gotestsum/cmd.version' },
  { kind: 'maven', name: 'junit-console' },
  { kind: 'python', name: 'pre-commit' },
]

/** What `npm run test:flux` needs beside them: minutes to build, so it is made only when asked for. */
export const fluxTools: readonly Extract<Tool, { kind: 'go' }>[] = [
  { kind: 'go', name: 'etcd', versionVariable: undefined },
  {
    kind: 'go',
    name: 'kube-apiserver',
    versionVariable: 'k8s.io/component-base/version.gitVersion',
  },
  { kind: 'go', name: 'helm-controller', versionVariable: undefined },
  { kind: 'go', name: 'notification-controller', versionVariable: undefined },
]

const root = join(import.meta.dirname, '..', '..')

/** The folder with the programs, `<name>` each; ignored by git, kept between runs. */
export const toolsFolder = join(root, '.cache', 'tools', 'bin')

/** Everything that set-up keeps: programs, stamps, logs, the lock. */
export const cacheFolder = join(root, '.cache', 'tools')

/** The folder that pins a tool: go.mod and go.sum, requirements.txt, or artifact.txt, with hashes. */
export function pinFolder(tool: Tool): string {
  return join(root, 'scripts', 'tools', tool.name)
}

const PIN_FILES = {
  go: ['go.mod', 'go.sum'],
  python: ['requirements.txt'],
  maven: ['artifact.txt'],
} as const satisfies Readonly<Record<Tool['kind'], readonly string[]>>

/** The files whose bytes decide what is built; a change in one rebuilds the tool. */
export function pinFiles(tool: Tool): readonly string[] {
  return PIN_FILES[tool.kind].map((name) => join(pinFolder(tool), name))
}

/** The package that the `tool` line of go.mod names, and the version of the module that holds it. */
export function goPin(tool: Tool): { readonly package: string; readonly version: string } {
  const text = readFileSync(join(pinFolder(tool), 'go.mod'), 'utf8')
  const name = /^tool (\S+)$/m.exec(text)?.[1]
  if (name === undefined) throw new Error(`${tool.name}: go.mod has no line "tool <package>"`)
  const requirements = [...text.matchAll(/^(?:require )?\s*(\S+) (v\S+)(?: \/\/ indirect)?$/gm)]
  const holder = requirements
    .filter(([, module]) => name === module || name.startsWith(`${module}/`))
    .sort(([, one = ''], [, other = '']) => other.length - one.length)[0]
  const version = holder?.[2]
  if (version === undefined)
    throw new Error(`${tool.name}: go.mod requires no module that holds "${name}"`)
  return { package: name, version }
}

/** The artifact of a Maven tool, as coordinates, with the sha256 that it must have. */
export function mavenPin(tool: Tool): { readonly artifact: string; readonly sha256: string } {
  const text = readFileSync(join(pinFolder(tool), 'artifact.txt'), 'utf8')
  const [, artifact, sha256] =
    /^([\w.-]+:[\w.-]+:[\w.-]+) --hash=sha256:([0-9a-f]{64})$/m.exec(text) ?? []
  if (artifact === undefined || sha256 === undefined) {
    throw new Error(`${tool.name}: artifact.txt names no artifact with its hash`)
  }
  return { artifact, sha256 }
}

/** The version that is shown while a tool is made, with its `v`. */
export function pinnedVersion(tool: Tool): string {
  switch (tool.kind) {
    case 'go':
      return goPin(tool).version
    case 'maven':
      return `v${mavenPin(tool).artifact.split(':').at(-1)}`
    case 'python': {
      const lines = readFileSync(join(pinFolder(tool), 'requirements.txt'), 'utf8').split('\n')
      const version = lines.find((line) => line.startsWith(`${tool.name}==`))?.split(/==|\s/)[1]
      if (version === undefined) throw new Error(`${tool.name}: requirements.txt pins no version`)
      return `v${version}`
    }
  }
}
