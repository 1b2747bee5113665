import { fc } from '../../support/fast-check.ts'
import { ENVIRONMENTS, type PolicyChoice } from '../policies.ts'
import type { Pick } from '../steps.ts'
import { changes, policies, type Story, settings, starts } from '../story.ts'
import { VERSIONS } from '../versions.ts'
import { SERVICES } from './world.ts'

/** One thing that happens to services that go into prod together. */
export type SetStep =
  /** One commit raises services by so many places; these come up, or all that run there, and a sweep follows. */
  | {
      readonly kind: 'ship'
      readonly in: string
      readonly of: readonly string[]
      readonly by: number
      readonly up: 'none' | 'these' | 'all'
    }
  /** A person writes a version into an overlay. */
  | { readonly kind: 'pin'; readonly in: string; readonly of: string; readonly version: Pick }
  | { readonly kind: 'revert' | 'unrelated' | 'attest'; readonly in: string; readonly of: string }
  /** What a service runs succeeds or fails; `rollback`: Flux goes back to 1.0.0. */
  | {
      readonly kind: 'report'
      readonly in: string
      readonly of: string
      readonly what: 'upgrade' | 'test' | 'rollback'
      readonly good: boolean
    }
  | {
      readonly kind: 'hold'
      readonly of: string
      readonly version: Pick
      readonly minutes: number
    }
  | { readonly kind: 'lift'; readonly of: string }
  | { readonly kind: 'take-out'; readonly of: string }
  | { readonly kind: 'choose'; readonly of: string; readonly version: Pick }
  | { readonly kind: 'ask' | 'roll-back'; readonly which: number }
  | {
      readonly kind: 'merge' | 'close' | 'reopen' | 'approve' | 'delete-branch' | 'retitle'
    }
  /** A person commits to our branch. */
  | { readonly kind: 'push'; readonly of: string; readonly version: Pick }
  | { readonly kind: 'policy'; readonly to: Partial<PolicyChoice> }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'sweep' | 'stall' | 'go-on' }
  /** A sweep dies after so many writes. */
  | { readonly kind: 'cut-short'; readonly writes: number }

const service = fc.constantFrom(...SERVICES)
const upstream = fc.constantFrom('dev', 'dev', 'staging')
const anywhere = fc.constantFrom(...ENVIRONMENTS)
const known: fc.Arbitrary<Pick> = fc.oneof(
  fc.constantFrom(...VERSIONS),
  ...[0, 1, 2].map((one) => fc.nat(one)),
)

const step: fc.Arbitrary<SetStep> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('ship'),
      in: upstream,
      of: fc.subarray([...SERVICES], { minLength: 1 }),
      by: fc.constantFrom(1, 1, 2),
      up: fc.constantFrom('none', 'these', 'all', 'all'),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('report'),
      in: anywhere,
      of: service,
      what: fc.constantFrom('upgrade', 'upgrade', 'test', 'rollback'),
      good: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('pin'), in: anywhere, of: service, version: known }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('revert', 'unrelated', 'attest'),
      in: anywhere,
      of: service,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('hold'),
      of: service,
      version: fc.oneof(known, fc.constant('*')),
      minutes: fc.constantFrom(0, 30, 600),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom<'lift' | 'take-out'>('lift', 'take-out', 'take-out'),
      of: service,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('choose'), of: service, version: known }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('ask', 'roll-back'), which: fc.nat(3) }),
  },
  {
    weight: 18,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        ...(['merge', 'merge', 'merge', 'close', 'reopen', 'approve'] as const),
        ...(['retitle', 'retitle', 'delete-branch'] as const),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('push'), of: service, version: known }) },
  {
    weight: 2,
    arbitrary: changes
      .filter(({ tests }) => tests === undefined)
      .map((to) => ({ kind: 'policy', to }) as const),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('wait'),
      minutes: fc.constantFrom(1, 29, 61, 1440, 7200),
    }),
  },
  { weight: 8, arbitrary: fc.constant({ kind: 'sweep' } as const) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('stall', 'go-on') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cut-short'), writes: fc.nat(3) }) },
)

/** Stories of services that go into prod together. */
export const setStories: fc.Arbitrary<Story<SetStep>> = fc.record({
  policy: policies.map((policy) => ({
    ...policy,
    batch: true,
    approvals: 0,
    check: false,
    tests: false,
    merge: 'manual' as const,
  })),
  digests: fc.constant('none'),
  settings,
  start: starts,
  steps: fc.array(step, { minLength: 20, maxLength: 45, size: 'max' }),
})
