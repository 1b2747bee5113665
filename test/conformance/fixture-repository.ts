import type { Stage } from '../bundle/stage.ts'
import { CAPTURED_OVERLAYS } from '../events/captured-overlays.ts'
import type { Held } from '../events/held.ts'
import type { Request } from '../events/requests.ts'
import { type GitOps, headOf } from '../support/gitops.ts'
import { baseFiles, overlayFiles, pinFile, type Service } from '../support/overlays.ts'

/** What prod runs of every captured object: below all that was recorded. */
const PROD_RUNS = '0.9.0'
const LAUNCH = Date.parse('2026-11-21T07:00:00Z')
/** Whom the recorded requests come from. */
const REPORTER = 987_654

const POLICY = `version: 1
environments:
  staging: { overlays: "apps/staging/{service}" }
  prod: { after: [staging], overlays: "apps/prod/{service}" }
reporters: [{ id: ${REPORTER}, environments: [staging, prod] }]
`

/** A repository in which the objects of a file's requests have the overlays that they had when the last of them was sent. */
export async function repositoryFor(
  stage: Stage,
  name: string,
  requests: readonly Request[],
): Promise<GitOps> {
  const gitops = await stage.repository(name, { services: 0, policy: () => POLICY })
  const last = requests.map(sentAt).sort().at(-1) ?? ''
  const objects = new Set(requests.map(objectOf))
  for (const [object, held] of CAPTURED_OVERLAYS) {
    if (objects.has(object)) await launch(gitops, object, held, last)
  }
  return { ...gitops, since: headOf(gitops.control) }
}

async function launch({ control }: GitOps, object: string, held: readonly Held[], last: string) {
  const service: Service = { key: object, kind: object.startsWith('oci') ? 'oci' : 'chart' }
  const prod = overlayFiles('prod', service, PROD_RUNS)
  const first = new Map([...baseFiles(service), ...withoutDigest(prod)])
  await control.commit({ files: first, message: `Add ${object}`, at: LAUNCH })
  for (const { at, pins } of held) {
    if (at > last) return
    const version = pins.chart ?? ''
    const files =
      at === held[0]?.at
        ? overlayFiles('staging', service, version)
        : pinFile('staging', service, version)
    const message = `Run ${object} ${version} in staging`
    await control.commit({ files: withoutDigest(files), message, at: Date.parse(at) })
  }
}

/** The captured OCI source was pinned by its tag alone. */
function withoutDigest(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...files].map(([path, text]) => [path, text.replace(/^ +digest: .*\n/m, '')] as const),
  )
}

function objectOf({ content }: Request): string {
  const payload = content.kind === 'event' ? member(content.event, 'client_payload') : undefined
  return String(member(member(payload, 'involvedObject'), 'name'))
}

function sentAt({ content }: Request): string {
  const payload = content.kind === 'event' ? member(content.event, 'client_payload') : undefined
  return String(member(payload, 'timestamp') ?? '')
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}
