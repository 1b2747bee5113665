import { describeUnknownEnvironments, type Environment, type Pins } from '@fluxgate/policy'
import { type Act, type ActPlan, refuse } from './act.ts'
import { environmentNamed, type Upstream, upstreamOf } from './edge.ts'
import type { ServiceFacts } from './facts.ts'
import { pinnedBy, pinningCommit } from './overlay.ts'
import { releaseId } from './pins.ts'
import { standing } from './proven.ts'
import { rangeAdmits } from './range.ts'
import type { AttestationRecord } from './record.ts'
import { enumerate, oneLine } from './text.ts'
import { sameVersion } from './version.ts'

/** The record of an attestation, or why there is none. */
export type AttestationPlan = ActPlan<Omit<AttestationRecord, 'id' | 'createdAt'>>

/** As the Alert may set it: a DNS label. */
const CLUSTER = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * A person says that what an environment's overlay pins now works there; `version` only where it holds a range, and
 * without a cluster for all of them.
 */
export function planAttestation(
  facts: ServiceFacts,
  act: Act & { readonly version: string | undefined; readonly cluster: string | undefined },
): AttestationPlan {
  const environment = environmentNamed(facts.policy, act.environment)
  if (environment === undefined) {
    return refuse(describeUnknownEnvironments(facts.policy, [act.environment]))
  }
  const upstream = upstreamOf(facts, environment)
  const attested = attestedPins(facts.key, upstream, act.version)
  if ('why' in attested) return refuse(attested.why)
  const { pins } = attested
  const { cluster } = act
  const { clusters } = environment
  if (cluster !== undefined && clusters.length > 0 && !clusters.includes(cluster)) {
    return refuse(
      `${environment.name} has no cluster ${JSON.stringify(oneLine(cluster, 100))} (it has ${enumerate(clusters)})`,
    )
  }
  if (cluster !== undefined && clusters.length === 0 && !CLUSTER.test(cluster)) {
    return refuse(
      `${JSON.stringify(oneLine(cluster, 100))} is no cluster that an event could name; write it as the Alert does, in lower case letters, digits and "-"`,
    )
  }
  if (
    standing(pins, { ...upstream, environment: judgedOn(environment, cluster) }).kind === 'proven'
  ) {
    return { kind: 'already' }
  }
  const { overlay, history } = upstream.facts
  const none = { repository: undefined, commit: undefined }
  return {
    kind: 'write',
    record: {
      kind: 'attestation',
      environment: environment.name,
      key: facts.key,
      pins,
      releaseId: releaseId(pins),
      origin: overlay.kind === 'present' ? overlay.origin : none,
      cluster,
      person: act.person,
      login: act.login,
      reason: act.reason,
    },
    ref: pinningCommit(pins, history) ?? history[0]?.commit ?? facts.base,
  }
}

function attestedPins(
  key: string,
  { facts: { overlay, name } }: Upstream,
  version: string | undefined,
): { readonly pins: Pins } | { readonly why: string } {
  if (overlay.kind === 'absent') {
    return { why: `${name} has no overlay of ${key} (looked for ${overlay.path})` }
  }
  if (overlay.kind === 'refused') return { why: `what ${name} pins can't be told: ${overlay.why}` }
  const pinned = pinnedBy(overlay)
  const chart = pinned?.pins.chart
  if (pinned === undefined || chart === undefined) {
    return { why: `${name} pins no chart version of ${key}` }
  }
  const held = JSON.stringify(oneLine(chart, 100))
  if (!pinned.range) {
    if (version === undefined || sameVersion(version, chart)) return { pins: pinned.pins }
    return {
      why: `${name} pins ${held} of ${key}; only that can be attested, so leave the version out`,
    }
  }
  if (version === undefined) {
    return { why: `${name} pins the range ${held} of ${key}; say which version it runs` }
  }
  if (rangeAdmits(chart, version)) return { pins: { ...pinned.pins, chart: version } }
  const given = JSON.stringify(oneLine(version, 100))
  return { why: `the range ${held} that ${name} pins does not admit ${given}` }
}

/** What must be proven already for an attestation to add nothing: the cluster named, where the policy tells them apart, or all. */
function judgedOn(environment: Environment, cluster: string | undefined): Environment {
  const named = cluster !== undefined && environment.clusters.length > 0
  return named ? { ...environment, clusters: [cluster] } : environment
}
