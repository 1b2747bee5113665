import type { Environment, Policy } from './model.ts'

/** What must hold before a release may move into an environment; without entries nothing is asked. */
export interface Gates {
  /** How long it must have been proven, in seconds; 0: no time. */
  readonly soakSeconds: number
  /** Lists of allowed times: each list must allow the moment, by one window of it. */
  readonly windows: readonly (readonly AllowedTime[])[]
  readonly freezes: readonly Freeze[]
  /** Statuses or check runs, by context or name. */
  readonly checks: readonly string[]
  /** A workflow of the repository, `promotion-tests.yml`, that is run once for each candidate; undefined: none. */
  readonly tests: string | undefined
  /** Each of them must be met. */
  readonly approvals: readonly Approvals[]
}

/** A day of the week, as policies write it. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** A time of the week, by the clock on the wall in its zone; `to` is not part of it. */
export interface AllowedTime {
  readonly days: readonly Weekday[]
  /** `00:00` to `24:00`. */
  readonly from: string
  readonly to: string
  /** Of the IANA database. */
  readonly timezone: string
}

/** Days on which nothing moves, the last one included. */
export interface Freeze {
  /** `2026-12-18`. */
  readonly from: string
  readonly to: string
  readonly timezone: string
  readonly reason: string | undefined
}

/** Whose approvals a merge waits for. */
export interface Approvals {
  readonly count: number
  /** Members of these alone count; empty: whoever may write. */
  readonly teams: readonly { readonly org: string; readonly slug: string }[]
  /** Whether the word of an author of the source's commits does not count. */
  readonly notSourceAuthor: boolean
}

/** No gates at all. */
export const NO_GATES: Gates = {
  soakSeconds: 0,
  windows: [],
  freezes: [],
  checks: [],
  tests: undefined,
  approvals: [],
}

/** All gates that a policy asks for anywhere. */
export function gatesIn({ environments, services }: Policy): readonly Gates[] {
  return [
    ...environments.map(({ gates }) => gates),
    ...services.flatMap(({ gates }) => gates.map((one) => one.gates)),
  ]
}

/** The policy without what it asks of reviews. */
export function withoutApprovals(policy: Policy): Policy {
  const spared = (gates: Gates): Gates => ({ ...gates, approvals: [] })
  return {
    ...policy,
    environments: policy.environments.map((one) => ({ ...one, gates: spared(one.gates) })),
    services: policy.services.map((service) => ({
      ...service,
      gates: service.gates.map((one) => ({ ...one, gates: spared(one.gates) })),
    })),
  }
}

/** The gates of a service in an environment: those of the environment, and its own on top, which can only tighten them. */
export function gatesFor(policy: Policy, environment: Environment, key: string): Gates {
  const own = policy.services
    .filter((service) => service.key === key)
    .flatMap(({ gates }) => gates)
    .filter((one) => one.environment === environment.name)
  return own.reduce<Gates>((all, { gates }) => tightened(all, gates), environment.gates)
}

function tightened(rule: Gates, own: Gates): Gates {
  return {
    soakSeconds: Math.max(rule.soakSeconds, own.soakSeconds),
    windows: [...rule.windows, ...own.windows],
    freezes: [...rule.freezes, ...own.freezes],
    checks: [...new Set([...rule.checks, ...own.checks])],
    tests: rule.tests ?? own.tests,
    approvals: [...rule.approvals, ...own.approvals],
  }
}
