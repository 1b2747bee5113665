import { type Policy, parsePolicy } from '@fluxgate/policy'
import type { Freeze, Rules, Window } from './seen.ts'

/** The environments of every story. */
export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const

/** What a policy of a story says; numbers choose from the lists below. */
export interface PolicyChoice {
  readonly shape: keyof typeof SHAPES
  readonly soak: keyof typeof SOAKS
  readonly supersede: 'always' | 'until-approved'
  readonly order: 'semver' | 'pinned'
  /** Whether we merge what goes into prod; counts where there is a soak, which the policy asks for then. */
  readonly merge: 'manual' | 'auto'
  readonly proof: 'upgrade' | 'test'
  readonly clusters: boolean
  readonly hours: keyof typeof HOURS
  /** Whether what goes into prod has to be checked. */
  readonly check: boolean
  /** Whether what goes into prod has to pass promotion tests. */
  readonly tests: boolean
  /** How many people have to approve what goes into prod. */
  readonly approvals: 0 | 1 | 2
  /** Whether services go into prod together. */
  readonly batch: boolean
}

type Graph = Readonly<Record<string, Pick<Rules, 'after' | 'mode'>>>

const FIRST = { after: [], mode: 'any' } as const

/** Graphs that a policy can change between. */
export const SHAPES = {
  line: {
    dev: FIRST,
    staging: { after: ['dev'], mode: 'all' },
    prod: { after: ['staging'], mode: 'all' },
  },
  'fan-out': {
    dev: FIRST,
    staging: { after: ['dev'], mode: 'all' },
    prod: { after: ['dev'], mode: 'all' },
  },
  join: { dev: FIRST, staging: FIRST, prod: { after: ['staging', 'dev'], mode: 'all' } },
  either: { dev: FIRST, staging: FIRST, prod: { after: ['dev', 'staging'], mode: 'any' } },
} as const satisfies Readonly<Record<string, Graph>>

const MINUTE = 60_000

/** How long a release soaks before prod. */
export const SOAKS = { none: 0, '30m': 30 * MINUTE, '1d': 24 * 60 * MINUTE } as const

interface Hours {
  readonly windows: readonly Window[]
  readonly freezes: readonly Freeze[]
}

/** The check that policies ask for. */
export const CHECK = 'e2e'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

/** When prod may be changed; clocks change in each of the zones while stories go on. */
export const HOURS = {
  always: { windows: [], freezes: [] },
  office: {
    windows: [{ days: WEEKDAYS, from: '09:00', to: '16:00', timezone: 'Europe/Berlin' }],
    freezes: [{ from: '2026-03-30', to: '2026-03-31', timezone: 'America/New_York' }],
  },
  night: {
    windows: [
      { days: ['sun'], from: '01:30', to: '02:30', timezone: 'Europe/Berlin' },
      { days: ['sun', 'mon'], from: '01:45', to: '02:15', timezone: 'Australia/Lord_Howe' },
    ],
    freezes: [],
  },
} as const satisfies Readonly<Record<string, Hours>>

/** The rules that a choice comes to, as the model reads them. */
export function rulesOf(choice: PolicyChoice): ReadonlyMap<string, Rules> {
  return new Map(
    ENVIRONMENTS.map((name) => [
      name,
      {
        ...SHAPES[choice.shape][name],
        soak: name === 'prod' ? SOAKS[choice.soak] : 0,
        supersede: choice.supersede,
        merge: name === 'prod' && choice.soak !== 'none' ? choice.merge : 'manual',
        proof: name === 'staging' ? choice.proof : 'upgrade',
        clusters: name === 'staging' && choice.clusters ? ['s-1', 's-2'] : [],
        ...HOURS[name === 'prod' ? choice.hours : 'always'],
        check: name === 'prod' && choice.check,
        tests: name === 'prod' && choice.tests,
        approvals: name === 'prod' ? choice.approvals : 0,
      },
    ]),
  )
}

const parsed = new WeakMap<PolicyChoice, Policy>()

/** The same as the file that a user would write, read by the project's own parser. */
export function policyOf(choice: PolicyChoice): Policy {
  const known = parsed.get(choice)
  if (known !== undefined) return known
  const read = parsePolicy(policyText(choice), '.fluxgate/policy.yaml')
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems))
  parsed.set(choice, read.policy)
  return read.policy
}

function policyText(choice: PolicyChoice): string {
  const environments = [...rulesOf(choice)].map(([name, rules]) => {
    const { after, mode, soak, proof, supersede, clusters, windows, freezes, check, approvals } =
      rules
    const { merge, tests } = rules
    const follows =
      after.length === 0 ? {} : { [mode === 'all' ? 'after' : 'afterAny']: after, supersede, merge }
    const together = name === 'prod' && choice.batch ? { batch: true } : {}
    const span = soak === 0 ? {} : { soak: choice.soak }
    const times = {
      ...(windows.length === 0 ? {} : { windows }),
      ...(freezes.length === 0 ? {} : { freezes }),
      ...(check ? { checks: [CHECK] } : {}),
      ...(tests ? { tests: 'promotion-tests.yml' } : {}),
      ...(approvals === 0 ? {} : { approvals: { count: approvals } }),
    }
    return [
      name,
      {
        ...{ overlays: `apps/${name}/{service}`, proof, ...follows, ...together },
        ...(clusters.length === 0 ? {} : { clusters }),
        ...(after.length === 0 ? {} : { gates: { ...span, ...times } }),
      },
    ]
  })
  const pins = { order: choice.order }
  return JSON.stringify({ version: 1, environments: Object.fromEntries(environments), pins })
}
