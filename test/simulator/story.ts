import { fc } from '../support/fast-check.ts'
import { ENVIRONMENTS, HOURS, type PolicyChoice, SHAPES, SOAKS } from './policies.ts'
import type { Settings, SkippedGate } from './seen.ts'
import type { Pick, Step, Which } from './steps.ts'
import { VERSIONS } from './versions.ts'

/** Which overlays pin digests, where any are known. */
export const KNOWN_DIGESTS = {
  none: undefined,
  told: [],
  all: ENVIRONMENTS,
  // What comes with a version alone gets the digest that its clusters reported.
  later: ['staging', 'prod'],
  early: ['dev'],
} as const satisfies Readonly<Record<string, readonly string[] | undefined>>

/** A policy, a beginning, and what happens. */
export interface Story<One = Step> {
  readonly policy: PolicyChoice
  readonly digests: keyof typeof KNOWN_DIGESTS
  readonly settings: Settings
  readonly start: string
  readonly steps: readonly One[]
}

const environment = fc.constantFrom(...ENVIRONMENTS)
const later = fc.constantFrom('prod', 'prod', 'staging')
const version = fc.constantFrom(...VERSIONS)
const known: fc.Arbitrary<Pick> = fc.oneof(version, ...[0, 1, 2, 3].map((one) => fc.nat(one)))

const which: fc.Arbitrary<Which> = fc.constantFrom(
  ...(['own', 'own', 'own', 'own', 'own', 'own', 'other', 'none'] as const),
)

const chance = (of: number) => fc.nat(of - 1).map((one) => one === 0)

const keysOf = <Key extends string>(of: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(of).filter((key): key is Key => key in of)

const EASY = {
  soak: '30m',
  merge: 'auto',
  hours: 'always',
  approvals: 0,
  check: false,
  tests: false,
} as const

const anyPolicy: fc.Arbitrary<PolicyChoice> = fc.record({
  shape: fc.constantFrom(...keysOf(SHAPES)),
  soak: fc.constantFrom(...keysOf(SOAKS)),
  supersede: fc.constantFrom('until-approved', 'always'),
  order: fc.constantFrom('semver', 'semver', 'pinned'),
  merge: fc.constantFrom('manual', 'auto'),
  proof: fc.constantFrom('upgrade', 'upgrade', 'test'),
  clusters: chance(4),
  hours: fc.constantFrom(...keysOf(HOURS)),
  check: chance(4),
  tests: chance(3),
  approvals: fc.constantFrom(0, 0, 1, 2),
  batch: fc.constant(false),
})

/** What a policy can say; one in four asks for little, and has us merge. */
export const policies: fc.Arbitrary<PolicyChoice> = fc
  .tuple(anyPolicy, chance(4))
  .map(([policy, isEasy]) => (isEasy ? { ...policy, ...EASY } : policy))

/** What of a policy changes while a story goes on. */
export const changes: fc.Arbitrary<Partial<PolicyChoice>> = fc
  .tuple(
    anyPolicy,
    fc.constantFrom(
      'shape',
      'soak',
      'soak',
      'supersede',
      'order',
      'merge',
      'proof',
      'clusters',
      'approvals',
      'check',
      'tests',
    ),
  )
  .map(([next, key]) => ({ [key]: next[key] }))

/** Labels of an issue that stops promotions, beside the one that makes it a stop: of environments, in other letters, of none. */
const STOPS: readonly (readonly string[])[] = [
  [],
  ['environment:prod'],
  ['Environment:Staging', 'bug'],
  ['environment:prod', 'environment:staging'],
  ['environment:prd'],
]

const just = <Kind extends string>(...kinds: readonly Kind[]) =>
  fc.record({ kind: fc.constantFrom(...kinds), in: later })

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('bump'),
      in: fc.constantFrom('dev', 'dev', 'staging'),
      version: fc.oneof(version, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      digest: which,
    }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('rollout'),
      in: fc.constantFrom('dev', 'dev', 'staging', 'prod'),
      good: chance(6).map((bad) => !bad),
      digest: which,
      run: chance(4).map((lost) => !lost),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('ship'),
      by: fc.constantFrom(1, 1, 2),
      rests: fc.constantFrom(0, 0, 31, 1441),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('happen'),
      in: fc.constantFrom('dev', 'dev', 'staging', 'prod'),
      held: chance(2),
      version: fc.option(known, { nil: undefined, freq: 1 }),
      what: fc.constantFrom('upgrade', 'upgrade', 'test', 'rollback'),
      good: fc.boolean(),
      digest: which,
      cluster: fc.constantFrom(undefined, 's-1', 's-2'),
      clock: fc.constantFrom('right', 'right', 'same', 'ahead', 'none'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('deliver', 'deliver', 'lose', 'repeat'),
      which: fc.nat(5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pin'),
      in: environment,
      version: known,
      digest: which,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom('revert', 'unrelated', 'attest'),
      in: fc.constantFrom('prod', 'staging', 'dev'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('hold'),
      in: later,
      version: fc.oneof(known, known, fc.constant('*')),
      minutes: fc.constantFrom(0, 30, 600),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('lift'),
      in: later,
      version: fc.option(known, { nil: undefined }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('roll-back'),
      in: fc.constantFrom('prod', 'prod', 'staging', 'dev'),
      to: fc.option(known, { nil: undefined, freq: 1 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('skip'),
      in: later,
      version: known,
      digest: which,
      gates: fc.subarray<SkippedGate>(
        ['proven', 'soak', 'windows', 'freezes', 'checks', 'tests', 'approvals', 'stop'],
        {
          minLength: 1,
        },
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('take-back'),
      in: fc.constantFrom('prod', 'staging', 'dev'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('judge'),
      in: fc.constantFrom('prod', 'prod', 'staging', 'dev'),
      version: known,
      digest: which,
      ours: fc.boolean(),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('check'),
      in: fc.constantFrom('dev', 'staging', 'staging'),
      back: fc.constantFrom(0, 0, 0, 1, 2),
      by: fc.constantFrom('ci', 'ci', 'nightly'),
      said: fc.constantFrom('success', 'success', 'success', 'running', 'other'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('choose'), in: later, version: known }) },
  {
    weight: 12,
    arbitrary: just('merge', 'merge', 'merge', 'close', 'reopen', 'delete-branch', 'auto-merge'),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('review'),
      in: later,
      by: fc.constantFrom('raj', 'olga', 'ana', 'helper[bot]'),
      approves: chance(5).map((not) => !not),
      late: chance(4),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edit'),
      in: later,
      what: fc.constantFrom('title', 'labels'),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'push-theirs' } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('push'),
      in: later,
      version: known,
      digest: which,
      approves: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('stop'), labels: fc.constantFrom(...STOPS) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('block'), isBlocked: chance(3) }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'queue-turn' } as const) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('test-run'),
      which: fc.nat(3),
      becomes: fc.constantFrom('passed', 'passed', 'passed', 'failed', 'running', 'gone'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('keep-tests'),
      isThere: chance(3).map((not) => !not),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('resume'), which: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('read-issues'),
      read: fc.constantFrom('all', 'all', 'all', 'some', 'none'),
    }),
  },
  { weight: 2, arbitrary: changes.map((to) => ({ kind: 'policy', to }) as const) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('wait'),
      minutes: fc.constantFrom(1, 29, 61, 1440, 7200),
      run: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ kind: 'sweep' } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('cut-short'), writes: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('stall', 'go-on') }) },
)

/** How a repository merges: most wait for the gate. */
export const settings: fc.Arbitrary<Settings> = fc.record({
  isRequired: chance(4).map((not) => !not),
  isAllowed: fc.boolean(),
  hasQueue: chance(4),
  isBlocked: chance(3),
})

/** When stories begin: clocks change in Berlin, in New York or on Lord Howe Island in the days after. */
export const starts = fc.constantFrom(
  '2026-03-27T06:00:00Z',
  '2026-10-23T12:00:00Z',
  '2026-04-03T09:00:00Z',
)

/** Stories, shrunk to the shortest that still shows what is wrong. */
export const stories: fc.Arbitrary<Story> = fc.record({
  policy: policies,
  settings,
  digests: fc.constantFrom('none', 'none', 'none', 'told', 'all', 'all', 'later', 'early'),
  start: starts,
  steps: fc.array(step, { minLength: 25, maxLength: 60, size: 'max' }),
})

/** The story without the steps that it does without: those whose leaving out still `fails`. */
export function shortened<One>(
  story: Story<One>,
  fails: (story: Story<One>) => boolean,
): Story<One> {
  const without = story.steps
    .map((_, left) => ({ ...story, steps: story.steps.filter((_step, index) => index !== left) }))
    .find(fails)
  return without === undefined ? story : shortened(without, fails)
}
