import type { Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { type BoundInput, bindEvent, type EnvironmentFacts, releaseId } from '../src/index.ts'
import {
  anEntry,
  anOverlay,
  aRange,
  at,
  commit,
  DIGEST_A,
  DIGEST_B,
  holding,
  NO_ORIGIN,
} from './builders.ts'

const IMAGE = 'values.image.tag'
const one: Pins = { chart: '1.4.1', [IMAGE]: '1' }
const two: Pins = { chart: '1.4.2', [IMAGE]: '2' }
const twoB: Pins = { chart: '1.4.2', [IMAGE]: '2b' }

function event(overrides: Partial<BoundInput> = {}): BoundInput {
  return {
    version: '1.4.2',
    buildLost: false,
    digest: undefined,
    releaseId: undefined,
    what: 'upgrade',
    ...overrides,
  }
}

function bound(facts: EnvironmentFacts, overrides: Partial<BoundInput> = {}): Pins | string {
  const binding = bindEvent(event(overrides), facts)
  return binding.kind === 'bound' ? binding.release.pins : binding.why
}

describe('an event without a release id', () => {
  test('is bound to what the overlay holds at that version', () => {
    const facts = holding('dev', [one, two])
    expect(bindEvent(event(), facts)).toEqual({
      kind: 'bound',
      release: { pins: two, id: releaseId(two), origin: NO_ORIGIN },
      pinnedAt: facts.history[0]?.commit,
    })
  })

  test('is bound to what the overlay held, when it comes late', () => {
    const facts = holding('dev', [one, two])
    expect(bindEvent(event({ version: '1.4.1' }), facts)).toMatchObject({
      kind: 'bound',
      release: { pins: one },
      pinnedAt: facts.history[1]?.commit,
    })
  })

  test('names the newest commit that held the release', () => {
    const facts = holding('dev', [two, one, two, one])
    expect(bindEvent(event(), facts)).toMatchObject({ pinnedAt: facts.history[1]?.commit })
  })

  test('names no commit where only the overlay itself is known to hold it', () => {
    const facts = holding('dev', [one], { overlay: anOverlay(two) })
    expect(bindEvent(event(), facts)).toMatchObject({ kind: 'bound', pinnedAt: undefined })
  })

  test('is unknown when an image changed under one version', () => {
    const facts = holding('dev', [one, two, twoB])
    const binding = bindEvent(event(), facts)
    expect(binding).toEqual({
      kind: 'unknown',
      pins: { chart: '1.4.2' },
      why: `dev pinned "1.4.2" in different releases (${releaseId(twoB)}, ${releaseId(two)}), and the event names none`,
      annotationLines: `metadata:\n  annotations:\n    event.toolkit.fluxcd.io/release: "${releaseId(twoB)}"`,
    })
  })

  test('is unknown when the overlay never held the version', () => {
    expect(bound(holding('dev', [one, two]), { version: '9.9.9' })).toBe(
      'dev never pinned "9.9.9", and no range that it pinned admits it',
    )
    expect(bound(holding('dev', [one], { historyCut: true }))).toBe(
      'dev never pinned "1.4.2", among the commits that were read, and no range that it pinned admits it',
    )
    // No annotation would help.
    const never = event({ version: '9.9.9' })
    expect(bindEvent(never, holding('dev', [one, two]))).toMatchObject({ annotationLines: '' })
  })

  test('is unknown when it names no version', () => {
    expect(
      bindEvent(event({ version: undefined, digest: DIGEST_A }), holding('dev', [two])),
    ).toMatchObject({
      kind: 'unknown',
      pins: { digest: DIGEST_A },
      why: 'the event names no chart version',
    })
  })

  test('is unknown when nothing is pinned at all', () => {
    expect(bindEvent(event(), holding('dev', []))).toMatchObject({
      kind: 'unknown',
      annotationLines: '',
    })
  })

  test('is bound as Flux reads the pin: `v1.4.2` and `1.4.2` run each other, unless both were pinned', () => {
    expect(bound(holding('dev', ['v1.4.2']))).toEqual({ chart: 'v1.4.2' })
    expect(bound(holding('dev', ['1.4.2']), { version: 'v1.4.2' })).toEqual({ chart: '1.4.2' })
    expect(bound(holding('dev', ['1.4.2', 'v1.4.2']))).toEqual({ chart: '1.4.2' })
    expect(bound(holding('dev', ['vlatest']), { version: 'latest' })).toContain('never pinned')
  })

  test('is bound to the pin that took the place of a range, though the range admits it by either name', () => {
    const range = anEntry({ date: at(-20), pins: { chart: '1.x' }, range: true })
    const pinned = (chart: string) => {
      const facts = holding('dev', [chart])
      return { ...facts, history: [...facts.history, range] }
    }
    expect(bound(pinned('1.4.2'), { version: 'v1.4.2' })).toEqual({ chart: '1.4.2' })
    expect(bound(pinned('v1.4.2'))).toEqual({ chart: 'v1.4.2' })
    expect(bound(pinned('1.4.3'), { version: 'v1.4.2' })).toEqual({ chart: 'v1.4.2' })
  })
})

describe('build metadata', () => {
  test('that an OCI source replaced is left out of the comparison', () => {
    const facts = holding('dev', ['1.4.2+build.7'])
    expect(bound(facts, { buildLost: true })).toEqual({ chart: '1.4.2+build.7' })
    expect(bound(facts, { buildLost: false })).toContain('never pinned')
    const spelled = { version: 'v1.4.2', buildLost: true }
    expect(bound(holding('dev', ['v1.4.2_build.7']), spelled)).toEqual({ chart: 'v1.4.2_build.7' })
  })

  test('that two pins differ by leaves the event unknown', () => {
    expect(bound(holding('dev', ['1.4.2+a', '1.4.2+b']), { buildLost: true })).toContain(
      'in different releases',
    )
  })

  test('is one in a Helm version and in an OCI tag', () => {
    expect(bound(holding('dev', ['1.4.2_b']), { version: '1.4.2+b' })).toEqual({ chart: '1.4.2_b' })
  })
})

describe('a digest', () => {
  test('is added to pins that hold none', () => {
    expect(bound(holding('dev', [two]), { digest: DIGEST_A })).toEqual({ ...two, digest: DIGEST_A })
  })

  test('must be the one that is pinned', () => {
    const facts = holding('dev', [{ chart: '1.4.2', digest: DIGEST_A }])
    expect(bound(facts, { digest: DIGEST_A })).toEqual({ chart: '1.4.2', digest: DIGEST_A })
    expect(bound(facts, { digest: DIGEST_B })).toBe(
      `dev pins "1.4.2" with digest "${DIGEST_A}", but the cluster runs "${DIGEST_B}": the tag was moved`,
    )
  })

  test('makes one release of pins from before and after it was pinned', () => {
    const facts = holding('dev', ['1.4.2', { chart: '1.4.2', digest: DIGEST_A }])
    expect(bound(facts, { digest: DIGEST_A })).toEqual({ chart: '1.4.2', digest: DIGEST_A })
  })

  test('decides alone where the tag is no version', () => {
    const facts = holding('dev', [{ chart: 'main-77', digest: DIGEST_A }])
    const told = { version: '0.1.0', buildLost: true }
    expect(bound(facts, { ...told, digest: DIGEST_A })).toEqual({
      chart: 'main-77',
      digest: DIGEST_A,
    })
    expect(bound(facts, { ...told, digest: DIGEST_B })).toContain('never pinned')
    const spelled = holding('dev', [{ chart: 'v0.1.0', digest: DIGEST_A }])
    expect(bound(spelled, { ...told, digest: DIGEST_A })).toEqual({
      chart: 'v0.1.0',
      digest: DIGEST_A,
    })
    expect(bound(holding('dev', ['main-77']), { ...told, digest: DIGEST_A })).toContain(
      'never pinned',
    )
  })
})

describe('a range', () => {
  const facts = holding('dev', [], {
    overlay: aRange('1.x', { [IMAGE]: '2' }),
    history: [anEntry({ commit: commit(9), pins: { chart: '1.x', [IMAGE]: '2' }, range: true })],
  })

  test('is bound to the version it admits, with the pins beside it', () => {
    expect(bindEvent(event(), facts)).toMatchObject({
      kind: 'bound',
      release: { pins: two },
      pinnedAt: commit(9),
    })
  })

  test('knows the id of that release with and without the digest, and of the range itself', () => {
    const held = { chart: '1.x', [IMAGE]: '2' }
    for (const pins of [two, { ...two, digest: DIGEST_A }, held]) {
      const complete = { ...two, digest: DIGEST_A }
      expect(bound(facts, { digest: DIGEST_A, releaseId: releaseId(pins) })).toEqual(complete)
    }
  })

  test('does not bind what it does not admit', () => {
    expect(bound(facts, { version: '2.0.0' })).toContain('no range that it pinned admits it')
    expect(bound(facts, { version: '1.5.0-rc.1' })).toContain('no range that it pinned admits it')
  })

  test('that was held before binds late events', () => {
    const moved = holding('dev', ['2.0.0'], {
      history: [
        anEntry({ pins: { chart: '2.0.0' } }),
        anEntry({ commit: commit(9), pins: { chart: '1.x' }, range: true }),
      ],
    })
    expect(bound(moved)).toEqual({ chart: '1.4.2' })
  })

  test('has no annotation lines to add', () => {
    expect(bindEvent(event({ version: '2.0.0' }), facts)).toMatchObject({ annotationLines: '' })
  })
})

describe('a release id', () => {
  test('tells releases of one version apart', () => {
    const facts = holding('dev', [one, two, twoB])
    expect(bound(facts, { releaseId: releaseId(two) })).toEqual(two)
    expect(bound(facts, { releaseId: releaseId(twoB) })).toEqual(twoB)
  })

  test('is that of the pins with or without the digest of the event', () => {
    const facts = holding('dev', [two])
    const complete = { ...two, digest: DIGEST_A }
    expect(bound(facts, { digest: DIGEST_A, releaseId: releaseId(two) })).toEqual(complete)
    expect(bound(facts, { digest: DIGEST_A, releaseId: releaseId(complete) })).toEqual(complete)
  })

  test('that disagrees with the version is unknown', () => {
    expect(bound(holding('dev', [one, two]), { version: '1.4.1', releaseId: releaseId(two) })).toBe(
      `the event names release "${releaseId(two)}", but dev pinned "1.4.1" as ${releaseId(one)}: ` +
        'chart and values may not have moved together, or the annotation is stale',
    )
  })

  test('of nobody is unknown', () => {
    expect(bound(holding('dev', [two]), { releaseId: 'x"\n$(id)' })).toContain('"x\\" $(id)"')
  })

  test('that a stale annotation of other pins repeats is unknown', () => {
    const history = [
      anEntry({ pins: twoB, annotation: releaseId(two), date: at(20) }),
      anEntry({ pins: two, annotation: releaseId(two), date: at(10) }),
    ]
    const facts = holding('dev', [twoB], { history })
    expect(bound(facts, { releaseId: releaseId(two) })).toContain(
      'a stale annotation can mean either',
    )
  })

  test('that only the overlay as it is now repeats wrongly is unknown too', () => {
    const overlay = anOverlay(twoB, {
      annotations: [{ name: 'release', value: releaseId(two), fixed: undefined }],
    })
    const facts = holding('dev', [two], { overlay })
    expect(bound(facts, { releaseId: releaseId(two) })).toContain('stale')
  })
})

describe('a rollback', () => {
  test('is read by version alone, whatever the annotation of the failed release says', () => {
    const facts = holding('dev', [one, two])
    expect(bound(facts, { what: 'rollback', version: '1.4.1', releaseId: releaseId(two) })).toEqual(
      one,
    )
  })

  test.each<[string, (string | Pins)[]]>([
    ['was never held', [one]],
    ['was held with different pins', [two, twoB]],
  ])('to a version that %s still names it', (_, held) => {
    expect(bound(holding('dev', held), { what: 'rollback', digest: DIGEST_A })).toEqual({
      chart: '1.4.2',
      digest: DIGEST_A,
    })
  })
})

describe('the origin of a bound release', () => {
  test('is that of the commit that held it', () => {
    const origin = { repository: 'acme/customer-service', commit: commit(5) }
    const history = [anEntry({ pins: two, origin }), anEntry({ pins: one })]
    expect(bindEvent(event(), holding('dev', [two], { history }))).toMatchObject({
      release: { origin },
    })
  })
})
