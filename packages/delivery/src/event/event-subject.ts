import {
  describeReporterLine,
  describeUnknownEnvironments,
  type Environment,
  environmentOf,
  keyOfObject,
  mayReport,
  POLICY_PATH,
} from '@fluxgate/policy'
import type { EventFacts } from '../facts/event-facts.ts'
import type { Sender } from '../ports.ts'
import type { Base } from '../repository.ts'

/** What an event is about. */
export interface Subject {
  readonly kind: 'subject'
  readonly environment: Environment
  readonly key: string
}

/** The event does not count: who may report, or what the object is, is not in the policy. */
export interface RefusedEvent {
  readonly kind: 'refused'
  readonly why: string
  /** The lines that would mend it, and where they belong. */
  readonly mend:
    | {
        readonly file: string | undefined
        readonly text: string
        readonly notes?: readonly string[]
      }
    | undefined
  /** Set where it is not the event that is wrong, but how this repository is set up. */
  readonly fails?: true
}

/** The service and the environment that an event is about, where its sender may report on them. */
export function subjectOf(base: Base, event: EventFacts, sender: Sender): Subject | RefusedEvent {
  const { policy } = base
  if (event.environment === undefined) {
    const why = 'the event names no environment; the Alert has to set it'
    const text = '# spec of the Alert in the cluster\neventMetadata: { env: dev, cluster: dev-1 }'
    return { kind: 'refused', why, mend: { file: undefined, text } }
  }
  const environment = environmentOf(policy, event.environment)
  if (environment === undefined) {
    const why = describeUnknownEnvironments(policy, [event.environment])
    return { kind: 'refused', why, mend: undefined }
  }
  if (!mayReport(policy, sender.id, environment.name)) {
    const why = `sender ${sender.id} may not report on ${environment.name}`
    const line = describeReporterLine(sender.id, sender.login, environment.name)
    const text = `reporters:\n  ${line}`
    const notes = [
      'Only if you know this sender: whoever is listed is believed about every service there',
    ]
    return { kind: 'refused', why, mend: { file: POLICY_PATH, text, notes } }
  }
  if (environment.clusters.length > 0 && !environment.clusters.includes(event.cluster ?? '')) {
    const why = `cluster "${event.cluster ?? ''}" is not among the clusters of ${environment.name} (${environment.clusters.join(', ')})`
    return { kind: 'refused', why, mend: undefined }
  }
  const object = keyOfObject(policy, environment.name, event.object)
  switch (object.kind) {
    case 'key':
      return { kind: 'subject', environment, key: object.key }
    case 'none': {
      const why = `HelmRelease ${event.object.namespace}/${event.object.name} is no service of the policy in ${environment.name}`
      return { kind: 'refused', why, mend: { file: POLICY_PATH, text: object.lineToAdd } }
    }
    case 'several': {
      const why = `HelmRelease ${event.object.namespace}/${event.object.name} could be ${object.keys.join(' or ')}; name it for one of them under "services"`
      return { kind: 'refused', why, mend: undefined }
    }
  }
}
