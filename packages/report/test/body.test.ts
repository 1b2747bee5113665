import { promotionBody } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { untrusted } from './arbitrary.ts'
import {
  aCandidate,
  aPromotion,
  aProof,
  aRelease,
  changes,
  NEW_COMMIT,
  NEW_DIGEST,
  OLD_COMMIT,
  OLD_DIGEST,
} from './samples.ts'

describe('says when an approval is for a name', () => {
  const IMAGE = [{ tag: 'image.tag', digest: 'image.digest' }]
  const tag = changes(['values.image.tag', '1', '2'])

  test.each([
    ['a chart without digest', changes(['chart', '1', '2']), {}, [], true],
    [
      'a chart whose digest moves',
      changes(['chart', '1', '2'], ['digest', OLD_DIGEST, NEW_DIGEST]),
      {},
      [],
      false,
    ],
    ['a tag without digest', tag, {}, IMAGE, true],
    ['a tag whose digest is pinned', tag, { 'values.image.digest': NEW_DIGEST }, IMAGE, false],
    [
      'a tag that carries its digest',
      changes(['values.image.tag', '1', `2@${NEW_DIGEST}`]),
      {},
      IMAGE,
      false,
    ],
    ['a tag without a digest pin', tag, {}, [{ tag: 'image.tag', digest: undefined }], true],
    ['a value that is no image', changes(['values.replicas', '1', '2']), {}, IMAGE, false],
  ] as const)('%s', (_, changed, pins, images, expected) => {
    const current = { ...aPromotion().current, pins }
    const body = promotionBody(aPromotion({ changes: changed, current, images }))
    expect(body.includes('**No digest is pinned**')).toBe(expected)
  })
})

describe('the source is linked', () => {
  const origin = (repository: string | undefined, commit: string | undefined) => ({
    repository,
    commit,
  })
  const REPOSITORY = 'acme/customer-service'

  test.each([
    [
      'as a comparison',
      origin(REPOSITORY, OLD_COMMIT),
      origin(REPOSITORY, NEW_COMMIT),
      `/compare/${OLD_COMMIT}...${NEW_COMMIT})`,
    ],
    [
      'as a commit where the old one is unknown',
      origin(undefined, undefined),
      origin(REPOSITORY, NEW_COMMIT),
      `/commit/${NEW_COMMIT})`,
    ],
    [
      'as a commit where it moved to another repository',
      origin('acme/old', OLD_COMMIT),
      origin(REPOSITORY, NEW_COMMIT),
      `/commit/${NEW_COMMIT})`,
    ],
    [
      'as a commit where it is the same',
      origin(REPOSITORY, NEW_COMMIT),
      origin(REPOSITORY, NEW_COMMIT),
      `/commit/${NEW_COMMIT})`,
    ],
  ])('%s', (_, from, to, link) => {
    const release = { ...aRelease(), origin: to }
    const current = { ...aPromotion().current, origin: from }
    const body = promotionBody(aPromotion({ current, candidate: aCandidate({ release }) }))
    expect(body).toContain(`https://github.com/acme/customer-service${link}`)
    expect(body).toContain(`\nFluxgate-Source: ${REPOSITORY}@${NEW_COMMIT}\n`)
  })

  test.each([
    ['without a commit', REPOSITORY, undefined],
    ['with a short commit', REPOSITORY, '5d6e7f8'],
    ['with a path for a repository', '../../evil', NEW_COMMIT],
    ['with a dot for a name', 'acme/..', NEW_COMMIT],
    ['with more than a repository', 'acme/x/compare', NEW_COMMIT],
    ['with Markdown in it', 'acme/x](https://evil.example)', NEW_COMMIT],
  ])('never %s', (_, repository, commit) => {
    const release = { ...aRelease(), origin: origin(repository, commit) }
    const body = promotionBody(aPromotion({ candidate: aCandidate({ release }) }))
    expect(body).not.toMatch(/Source|source|evil/)
  })
})

test('is the same text for the same input', () => {
  expect(promotionBody(aPromotion())).toBe(promotionBody(structuredClone(aPromotion())))
})

test('more clusters than are read are counted', () => {
  const clusters = Array.from({ length: 12 }, (_, record) => ({
    cluster: `c${record}`,
    how: 'upgrade' as const,
    by: undefined,
    at: '2026-11-19T09:14:27Z',
    record,
  }))
  const body = promotionBody(
    aPromotion({ candidate: aCandidate({ proofs: [aProof({ clusters })] }) }),
  )
  expect(body).toMatch(/ c7 \(\[record 7\]\([^)]*\)\) and 4 more\.\n/)
})

test('a ledger names what our own titles proposed, and quotes any other', () => {
  const formerTitles = [
    { title: 'Promote customer-service 1.4.0 to prod', until: '2026-11-17T00:00:00Z' },
    { title: 'please merge @ana', until: '2026-11-18T00:00:00Z' },
    { title: 'Promote customer-service 1.4.2 to prod', until: '2026-11-19T00:00:00Z' },
  ]
  const ledger = { openedAt: '2026-11-16T00:00:00Z', formerTitles }
  expect(promotionBody(aPromotion({ ledger }))).toContain(
    'Replaces “please merge @&#x200B;ana” (proposed on 17 Nov 2026) and 1.4.0 (proposed on 16 Nov 2026).',
  )
})

test('with GITHUB_TOKEN a gate is called advisory where there is one', () => {
  const gates = [{ name: 'soak', state: 'open' }]
  const token = 'github-token'
  expect(promotionBody(aPromotion({ token, gates }))).toContain('The gate is advisory')
  expect(promotionBody(aPromotion({ token }))).not.toContain('advisory')
  expect(promotionBody(aPromotion({ gates }))).not.toContain('GITHUB_TOKEN')
})

test('a proof leads to the run that a record names only where that is on this server', () => {
  const url = 'https://github.com/acme/gitops/actions/runs/7'
  const one = (record: number, address: string) => ({ record, url: address, reason: undefined })
  const proofs = [aProof()]
  const records = proofs.flatMap(({ clusters }) => clusters.map(({ record }) => record))
  const body = (address: string) =>
    promotionBody(
      aPromotion({
        candidate: aCandidate({ proofs }),
        evidence: records.map((record) => one(record, address)),
      }),
    )
  expect(body(url)).toContain(`([run](${url}))`)
  expect(body('https://github.com.evil.example/')).not.toContain('evil')
})

describe('whatever is written in the fields', () => {
  test('the structure stays ours', () => {
    fc.assert(
      fc.property(untrusted(), untrusted(), untrusted(), (a, b, c) => {
        const body = promotionBody(
          aPromotion({
            key: a,
            environment: b,
            upstreams: [c],
            base: a,
            changes: changes(['chart', a, b], [`values.${c}`, a, c]),
            candidate: {
              release: { pins: { chart: a }, id: b, origin: { repository: c, commit: a } },
              proofs: [
                aProof({
                  environment: c,
                  clusters: [
                    { cluster: a, how: 'upgrade', by: b, at: c, record: 1 },
                    { cluster: b, how: 'attestation', by: c, at: a, record: 2 },
                  ],
                }),
              ],
              chosenBy: a,
            },
            current: { pins: { chart: b }, origin: { repository: a, commit: b } },
            evidence: [{ record: 2, url: a, reason: b }],
            gates: [{ name: a, state: b }],
            ledger: { openedAt: a, formerTitles: [{ title: b, until: c }] },
            drift: { upstream: a, rows: [{ path: a, upstream: b, target: c }] },
            notes: [a, b],
          }),
        )
        const fenced = /^(`{3,})yaml\n[\s\S]*?\n\1$/gm
        const outside = body.replace(fenced, '')
        const starts = outside
          .split('\n')
          .filter((line) => line !== '')
          .map((line) =>
            /^(?:\| |\|---|\*\*[A-Z]|> (?:\[!|- )|<\/?(?:details|summary)>|Replaces|1 value|And |Fluxgate-)/.test(
              line,
            ),
          )
        expect(starts).not.toContain(false)
        expect(body.match(fenced)).toHaveLength(1)
        expect(body.match(/^<details>$/gm)).toHaveLength(1)
        expect(body.match(/^<\/details>$/gm)).toHaveLength(1)
        for (const row of outside.match(/^\|.*$/gm) ?? []) {
          expect([3, 4]).toContain(row.split('|').length - 1)
        }
        const prose = outside.replace(/(?<!`)(`+)(?!`)(?:.*?[^`])??\1(?!`)/g, '')
        expect(prose).not.toMatch(/@(?!&#x200B;)|<!--|!\[|(?<!&)#\d|:\/\/(?!github\.com\/acme\/)/)
      }),
      { numRuns: 500 },
    )
  })
})
