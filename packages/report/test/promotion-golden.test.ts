import { bumpBody, closeComment, promotionBody } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'
import { golden } from './golden.ts'
import { HOSTILE, HOSTILE_VALUES } from './hostile.ts'
import {
  aBump,
  aCandidate,
  aPromotion,
  aProof,
  aRelease,
  changes,
  NEW_COMMIT,
  NEW_DIGEST,
  OLD_DIGEST,
  SITE,
} from './samples.ts'

const IMAGES = [{ tag: 'image.tag', digest: 'image.digest' }]

const ociRelease = aRelease({ chart: '1.4.2', digest: NEW_DIGEST })
const ociChanges = changes(
  ['chart', '1.4.1', '1.4.2'],
  ['digest', OLD_DIGEST, NEW_DIGEST],
  ['annotation.release', '77aa00bb11cc', '3f9a1c0d7b2e'],
  ['annotation.source-commit', '1a2b3c4', '5d6e7f8'],
)
const stagingProof = aProof({
  environment: 'staging',
  clusters: ['staging-1', 'staging-2'].map((cluster, index) => ({
    cluster,
    how: 'test',
    by: undefined,
    at: '2026-11-19T09:14:27Z',
    record: 4711 + index,
  })),
})
const manyRows = Array.from({ length: 142 }, (_, index) => ({
  path: `features.group${Math.floor(index / 10)}.flag${index}`,
  upstream: 'true',
  target: index % 7 === 0 ? undefined : 'false',
}))

const bodies = {
  'first-promotion': aPromotion(),
  'oci-digest': aPromotion({
    environment: 'prod-eu',
    upstreams: ['staging'],
    changes: ociChanges,
    candidate: aCandidate({ release: ociRelease, proofs: [stagingProof] }),
    current: { ...aPromotion().current, pins: { chart: '1.4.1', digest: OLD_DIGEST } },
    gates: [
      { name: 'soak 4h', state: 'open since 13:14 UTC' },
      { name: 'window Mon-Thu 09-16 Berlin', state: 'open until 16:00' },
      { name: 'approval by acme/ops', state: 'waiting for 1' },
    ],
    drift: {
      upstream: 'staging',
      rows: [
        { path: 'replicaCount', upstream: '2', target: '6' },
        { path: 'resources.limits.memory', upstream: undefined, target: '512Mi' },
      ],
    },
  }),
  'image-pins': aPromotion({
    changes: changes(
      ['chart', '1.4.1', '1.4.2'],
      ['digest', OLD_DIGEST, NEW_DIGEST],
      ['values.image.tag', 'main-20261118-1a2b3c4', 'main-20261119-5d6e7f8'],
      ['values.image.digest', NEW_DIGEST, OLD_DIGEST],
      ['values.worker.image', `2.0.1@${OLD_DIGEST}`, `2.0.2@${NEW_DIGEST}`],
    ),
    candidate: aCandidate({ release: ociRelease }),
    images: [...IMAGES, { tag: 'worker.image', digest: undefined }],
  }),
  superseding: aPromotion({
    candidate: aCandidate({ release: aRelease({ chart: '1.4.3' }) }),
    changes: changes(['chart', '1.4.0', '1.4.3']),
    current: { ...aPromotion().current, pins: { chart: '1.4.0' } },
    ledger: {
      openedAt: '2026-11-16T08:00:00Z',
      formerTitles: [
        { title: 'Promote customer-service 1.4.1 to prod', until: '2026-11-17T10:30:00Z' },
        { title: 'Promote customer-service 1.4.2 to prod', until: '2026-11-19T09:15:00Z' },
      ],
    },
    notes: ['prod-eu runs 1.5.0, which is ahead of dev (1.4.3)'],
  }),
  'name-only': aPromotion({
    changes: changes(['chart', '1.4.1', '1.4.2'], ['values.image.tag', '1.4.1', '1.4.2']),
    candidate: aCandidate({ release: ociRelease }),
    images: IMAGES,
    token: 'github-token',
  }),
  attested: aPromotion({
    candidate: aCandidate({
      proofs: [
        aProof({
          clusters: [
            {
              cluster: 'cluster-a',
              how: 'upgrade',
              by: undefined,
              at: '2026-11-19T09:14:27Z',
              record: 4711,
            },
            {
              cluster: 'cluster-b',
              how: 'attestation',
              by: 'ana',
              at: '2026-11-19T11:02:00Z',
              record: 4720,
            },
          ],
        }),
      ],
      chosenBy: 'raj',
    }),
    evidence: [{ record: 4720, url: undefined, reason: 'the event was lost, smoke tests pass' }],
  }),
  'drift-rows': aPromotion({ drift: { upstream: 'dev', rows: manyRows } }),
  'drift-cut': aPromotion({
    drift: { upstream: 'dev', rows: manyRows },
    ledger: {
      openedAt: '2026-11-16T08:00:00Z',
      formerTitles: [
        { title: 'Promote customer-service 1.4.1 to prod', until: '2026-11-17T10:30:00Z' },
      ],
    },
    notes: Array.from(
      { length: 60 },
      (_, index) => `cluster-${index} reported twice: ${'a note that goes on and on, '.repeat(60)}`,
    ),
  }),
  'hostile-promotion': hostilePromotion(),
}

function hostilePromotion() {
  const pins = changes(
    ...HOSTILE_VALUES.map((value, index) => [`values.h${index}.${value}`, value, value] as const),
  )
  return aPromotion({
    site: { ...SITE, runUrl: 'javascript:alert(1)' },
    key: HOSTILE,
    environment: HOSTILE,
    upstreams: [HOSTILE],
    base: HOSTILE,
    changes: [...changes(['chart', HOSTILE, HOSTILE]), ...pins],
    candidate: {
      release: {
        pins: { chart: HOSTILE },
        id: HOSTILE,
        origin: { repository: 'evil/x](https://evil.example)', commit: NEW_COMMIT },
      },
      proofs: [
        aProof({
          environment: HOSTILE,
          since: HOSTILE,
          clusters: [
            { cluster: HOSTILE, how: 'upgrade', by: undefined, at: HOSTILE, record: 1 },
            { cluster: HOSTILE, how: 'attestation', by: HOSTILE, at: HOSTILE, record: 2 },
          ],
        }),
      ],
      chosenBy: HOSTILE,
    },
    current: {
      pins: { chart: HOSTILE },
      origin: { repository: '../..', commit: HOSTILE },
    },
    evidence: [
      { record: 1, url: 'https://evil.example/) <img src=x>', reason: undefined },
      { record: 2, url: 'javascript:alert(1)', reason: HOSTILE },
    ],
    gates: [{ name: HOSTILE, state: HOSTILE }],
    ledger: { openedAt: HOSTILE, formerTitles: [{ title: HOSTILE, until: HOSTILE }] },
    drift: { upstream: HOSTILE, rows: [{ path: HOSTILE, upstream: HOSTILE, target: undefined }] },
    notes: [HOSTILE],
  })
}

describe('a promotion body reads as the committed example', () => {
  test.each(Object.entries(bodies))('%s', (name, input) => {
    const rendered = promotionBody(input)
    expect(rendered).toBe(golden(name, rendered))
  })
})

describe('other texts on pull requests read as the committed examples', () => {
  test('a bump', () => {
    const rendered = bumpBody(aBump({ changes: ociChanges, release: ociRelease }))
    expect(rendered).toBe(golden('bump', rendered))
  })

  test('comments with which we close', () => {
    const whys = [
      'dev pins 1.4.0 again, so 1.4.2 is withdrawn',
      'prod runs 1.4.2 already',
      'the policy has no environment "prod" any more',
      HOSTILE,
    ]
    const rendered = whys
      .map((why) => closeComment({ site: SITE, environment: 'prod', version: '1.4.2', why }))
      .join('\n')
    expect(rendered).toBe(golden('close-comments', rendered))
  })
})
