import type { Pins } from '@fluxgate/policy'
import type { Selection } from './candidate.ts'
import type { Edge } from './edge.ts'
import type { TestResult } from './facts.ts'
import { type TestStanding, testedAt, testStanding } from './gates/tests.ts'
import { testsContext } from './names.ts'
import { releaseId, versionOf } from './pins.ts'
import type { Proof } from './plan.ts'
import { oneLine } from './text.ts'

/** What a workflow of promotion tests is told, by the names of its inputs but for `pins`, which goes as JSON. */
export interface TestInputs {
  readonly environment: string
  /** Where the release runs already. */
  readonly upstream: string
  readonly service: string
  readonly version: string
  readonly pins: Pins
  /** Of the GitOps repository: the commit that pinned the release upstream. */
  readonly commit: string
  /** The release's id; with environment and service it tells one run from another. */
  readonly release: string
}

/** One thing to do about the promotion tests of a release. */
export type TestStep =
  | {
      readonly kind: 'start'
      readonly workflow: string
      readonly context: string
      readonly commit: string
      readonly inputs: TestInputs
      /** What its run will be called. */
      readonly title: string
      /**
       * What came before: nothing; a start that GitHub refused; one of which nothing came, or whose run was deleted, with when it was
       * begun, RFC 3339.
       */
      readonly after:
        | { readonly kind: 'nothing' }
        | { readonly kind: 'refused'; readonly why: string }
        | { readonly kind: 'lost'; readonly since: string }
    }
  /** Write down what has become of the run. */
  | {
      readonly kind: 'note'
      readonly context: string
      readonly commit: string
      readonly state: 'success' | 'failure' | 'pending'
      readonly description: string
      readonly url: string | undefined
    }

/** What is to be done about promotion tests: what runs came to is written down, and those of one release are started. */
export function testSteps(edge: Edge, { testing }: Selection): readonly TestStep[] {
  const workflow = edge.gates.tests
  if (workflow === undefined) return []
  const context = testsContext(edge.target.name, edge.facts.key)
  const notes = (edge.facts.reports?.tests ?? [])
    .filter(({ environment }) => environment === edge.target.name)
    .flatMap((result) => noteOn(result, context) ?? [])
  const start = testing === undefined ? undefined : startFor(edge, testing, workflow, context)
  return start === undefined ? notes : [...notes, start]
}

/** What the documented workflow calls its runs: how one is found again that was started and not written down. */
function testsTitle(inputs: TestInputs): string {
  const { environment, service, version, release } = inputs
  return oneLine(`Test ${service} ${version} for ${environment} (${release})`, 250)
}

function noteOn({ state, run, commit, url }: TestResult, context: string): TestStep | undefined {
  if (run === undefined) return undefined
  const note = (
    now: 'success' | 'failure' | 'pending',
    description: string,
  ): TestStep | undefined =>
    now === state ? undefined : { kind: 'note', context, commit, state: now, description, url }
  switch (run.kind) {
    case 'passed':
      return note('success', 'passed')
    case 'failed':
      return note('failure', run.ended)
    case 'running':
      return note('pending', 'runs again')
    case 'gone':
      return undefined
  }
}

/** The release that is tested, and where it was proven. */
export interface Tested {
  readonly pins: Pins
  readonly proofs: readonly Proof[]
}

function startFor(
  edge: Edge,
  { pins, proofs }: Tested,
  workflow: string,
  context: string,
): TestStep | undefined {
  const { target, targetFacts, facts } = edge
  // Where nothing could be proposed, nothing is tested either.
  if (targetFacts.overlay.kind !== 'present' || targetFacts.holdProblem !== undefined) return
  const after = beforeStart(testStanding(edge, pins, proofs))
  const place = testedAt(edge, pins, proofs)
  if (after === undefined || place === undefined) return undefined
  const { commit, upstream } = place
  const inputs: TestInputs = {
    environment: target.name,
    upstream: upstream.environment.name,
    service: facts.key,
    version: versionOf(pins),
    pins,
    commit,
    release: releaseId(pins),
  }
  const title = testsTitle(inputs)
  return { kind: 'start', workflow, context, commit, inputs, title, after }
}

type After = Extract<TestStep, { readonly kind: 'start' }>['after']

/** What was before a start that is due; undefined: none is. */
function beforeStart(standing: TestStanding): After | undefined {
  switch (standing.kind) {
    case 'none':
      return { kind: 'nothing' }
    case 'refused':
      return { kind: 'refused', why: standing.why }
    case 'lost':
      return { kind: 'lost', since: standing.since }
    case 'starting':
    case 'running':
    case 'passed':
    case 'failed':
    case 'unknown':
      return undefined
  }
}
