import { fluxTools, pinnedVersion, type Tool, tools } from '../../../scripts/setup/catalogue.ts'
import { textAt } from './json.ts'
import { metadataNames } from './payload.ts'

/** A real program of the stack. */
export type Real =
  | 'etcd'
  | 'kube-apiserver'
  | 'helm-controller'
  | 'notification-controller'
  | 'registry'
  | 'helm'
  | 'kustomize'

/** A promise that something of the outside makes, checked in a run against real programs. */
export interface Check {
  readonly contract: string
  readonly against: readonly Real[]
}

const STOOD_IN: readonly (readonly [string, string, string])[] = [
  [
    'GitHub',
    '`test/github`',
    "GitHub's published schemas; `npm run probe` asks the real one. The run that a dispatch starts is the built bundle, with the event file a runner would get",
  ],
  [
    'source-controller',
    '`test/flux/src/source-stand-in.ts`',
    'nothing: its module can not be had. Exact versions, tags and digests only, of charts in the real registry',
  ],
  [
    'kustomize-controller',
    '`test/flux/src/kustomize-stand-in.ts`',
    'the real kustomize and server-side apply; no substitution, health checks or dependencies',
  ],
  [
    'the kubelet',
    '`test/flux/src/kubelet-stand-in.ts`',
    'nothing: a pod of a Helm test is given the end that its annotation names',
  ],
  [
    'two clusters',
    'a namespace for each environment of one API server',
    'nothing: the environments share their controllers',
  ],
]

/** The page that says what was checked against which real program, from what a run did. */
export function fidelityPage(checks: readonly Check[], events: readonly unknown[]): string {
  const reals = [...fluxTools, ...tools].filter((tool) => checksName(checks, tool))
  return `# What is checked against the real thing

Made by \`test/flux/flux.test.ts\` from what its run did; it fails when this page is stale, and \`UPDATE_GOLDEN=1 npm run test:flux\` writes it anew.

## Real programs

${table(
  ['program', 'version'],
  reals.map((tool) => [tool.name, pinnedVersion(tool)]),
)}
## Contracts

Each was seen to hold in that run, from a pushed chart to the state of the target environment, in git, in the records and in the API server.

${table(
  ['contract', 'checked against'],
  checks
    .map(({ contract, against }) => [contract, against.join(', ')])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
)}
## Events

Every event of the run was compared, field by field and by type, with the captures in \`test/fixtures/flux-events/captured\`, and with what \`packages/flux\` reads of it.

${table(['reason', 'severity', 'metadata that was seen'], reasonRows(events))}
## Stood in for

${table(['what', 'by', 'held to'], STOOD_IN)}
Not checked at all: a Provider that signs in as a GitHub App, the host \`github.com\` (any other host is asked under \`/api/v3\`), HelmRepository index files, version ranges, ExternalArtifact, and drift correction.
`
}

function checksName(checks: readonly Check[], { name }: Tool): boolean {
  return checks.some(({ against }) => against.some((real) => real === name))
}

function reasonRows(events: readonly unknown[]): readonly (readonly string[])[] {
  const groups = Map.groupBy(events, (event) => textAt(event, 'client_payload', 'reason'))
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([reason, group]) => [
      `\`${reason}\``,
      sorted(group.map((event) => textAt(event, 'client_payload', 'severity'))).join(', '),
      sorted(group.flatMap(metadataNames))
        .map((name) => `\`${name}\``)
        .join(', '),
    ])
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort()
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`)
  return lines.join('')
}
