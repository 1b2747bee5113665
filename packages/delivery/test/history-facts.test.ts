import type { HistoryPage, TreeNode } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { historyFacts } from '../src/facts/history-facts.ts'

const REQUEST = {
  overlays: ['apps/prod/shop.yaml'],
  name: 'shop',
  namespace: undefined,
  pins: { chart: true, image: [], values: [] },
  addresses: [],
}
const RELEASE = 'apps/prod/shop.yaml'
const SOURCE = 'apps/prod/sources.yaml'

/** A commit with what it left a file as, and the hour that it says it was made in. */
function commit(name: string, hour: number, text: string): HistoryPage['commits'][number] {
  const node: TreeNode = {
    ...{ kind: 'file', mode: 0o100644, oid: `${text.length}`.padStart(40, name) },
    text: { kind: 'text', text },
  }
  const committedAt = new Date(Date.UTC(2026, 10, 20, hour)).toISOString()
  return { oid: name.repeat(40), committedAt, node, passing: false }
}

const release = (version: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop }
spec: { chart: { spec: { chart: shop, version: "${version}" } } }
`

function page(path: string, ...commits: HistoryPage['commits']): HistoryPage {
  return { path, commits, next: undefined }
}

function told(...pages: readonly HistoryPage[]) {
  return historyFacts(pages, REQUEST, new Map()).map(
    ({ commit, pins }) => `${commit.slice(0, 1)} ${pins?.chart ?? 'nothing'}`,
  )
}

describe('the history of two paths', () => {
  test('is told by time where nothing else tells', () => {
    const own = page(RELEASE, commit('d', 14, release('1.1.0')), commit('a', 10, release('1.0.0')))
    const other = page(SOURCE, commit('c', 12, 'kind: A\n'), commit('b', 11, 'kind: B\n'))
    expect(told(own, other)).toEqual(['d 1.1.0', 'c 1.0.0', 'b 1.0.0', 'a 1.0.0'])
  })

  test('keeps the order of each, whatever times its commits carry', () => {
    const own = page(
      RELEASE,
      commit('d', 3, release('1.2.0')),
      commit('c', 23, release('1.1.0')),
      commit('a', 10, release('1.0.0')),
    )
    const other = page(SOURCE, commit('b', 11, 'kind: B\n'))
    expect(told(own, other)).toEqual(['b 1.2.0', 'd 1.2.0', 'c 1.1.0', 'a 1.0.0'])
  })

  test('has a commit that touched both once, and nothing newer behind it', () => {
    const both = commit('c', 5, release('1.1.0'))
    const own = page(RELEASE, both, commit('a', 10, release('1.0.0')))
    const other = page(SOURCE, commit('d', 4, 'kind: D\n'), both)
    expect(told(own, other)).toEqual(['d 1.1.0', 'c 1.1.0', 'a 1.0.0'])
  })

  test('ends where histories contradict each other, and tells each commit', () => {
    const [c, d] = [commit('c', 5, release('1.1.0')), commit('d', 6, release('1.1.0'))]
    expect(told(page(RELEASE, c, d), page(SOURCE, d, c)).length).toBeGreaterThanOrEqual(2)
  })
})

test.each(['', 'unknown'])(
  'a source commit that says "%s" is none, so a later one counts',
  (said) => {
    const annotated = (text: string) =>
      release('1.0.0').replace(
        'name: shop',
        `name: shop, annotations: { event.toolkit.fluxcd.io/source-commit: "${text}" }`,
      )
    const pages = page(
      RELEASE,
      commit('b', 11, annotated('f'.repeat(40))),
      commit('a', 10, annotated(said)),
    )
    const origins = historyFacts([pages], REQUEST, new Map()).map(({ origin }) => origin.commit)
    expect(origins).toEqual(['f'.repeat(40), undefined])
  },
)
