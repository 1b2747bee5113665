import { describe, expect, test } from '@jest/globals'
import {
  type ComparisonFacts,
  comparisons,
  readChartFile,
  resolveFolder,
  runRef,
} from '../src/index.ts'

const A = 'a'.repeat(40)
const B = 'b'.repeat(40)

function revisions(facts: Partial<ComparisonFacts>): readonly string[] {
  const all: ComparisonFacts = {
    ref: { kind: 'branch', name: 'main' },
    byHand: false,
    mainBranch: 'main',
    since: undefined,
    lastSuccess: A,
    ...facts,
  }
  return comparisons(all).map(({ revision, fork, touched }) =>
    [revision, ...(fork ? ['fork'] : []), ...(touched ? ['touched'] : [])].join(' '),
  )
}

describe('a run is compared with', () => {
  test.each<[string, Partial<ComparisonFacts>, readonly string[]]>([
    ['the last run that succeeded, on the branch that feeds', {}, [`${A} touched`]],
    ['nothing, where none has', { lastSuccess: undefined }, []],
    ['the commit that somebody names', { since: B, byHand: true }, [B]],
    ['nothing, when started by hand', { byHand: true }, []],
    ['nothing, for a tag', { ref: { kind: 'tag', name: 'v1' } }, []],
    [
      'where a branch left the one that feeds',
      { ref: { kind: 'branch', name: 'x' } },
      ['refs/remotes/origin/main fork'],
    ],
    [
      'nothing, where no branch is known to feed',
      { ref: { kind: 'branch', name: 'x' }, mainBranch: undefined },
      [],
    ],
    [
      'where a pull request left its base',
      { ref: { kind: 'pull-request', name: 'pull/1', onto: B } },
      [`${B} fork`],
    ],
    [
      'nothing, where the event names no base',
      { ref: { kind: 'pull-request', name: 'pull/1', onto: undefined } },
      [],
    ],
  ])('%s', (_, facts, expected) => {
    expect(revisions(facts)).toEqual(expected)
  })
})

describe('a ref', () => {
  const payload = { pull_request: { base: { sha: B } } }

  test.each([
    ['refs/heads/main', { kind: 'branch', name: 'main' }],
    ['refs/heads/feature/x', { kind: 'branch', name: 'feature/x' }],
    ['refs/heads/--upload-pack=x', { kind: 'branch', name: '--upload-pack=x' }],
    ['refs/tags/v1.4.0', { kind: 'tag', name: 'v1.4.0' }],
    ['refs/pull/12/merge', { kind: 'pull-request', name: 'pull/12', onto: B }],
  ])('%s is read', (ref, expected) => {
    expect(runRef(ref, payload)).toEqual(expected)
  })

  test.each(['', 'main', 'refs/heads/', 'refs/notes/x', 'refs/pull/x/merge', 'refs/heads/a\nb'])(
    '"%s" is none that a delivery can be for',
    (ref) => {
      expect(runRef(ref, payload)).toBeUndefined()
    },
  )

  test.each([
    undefined,
    null,
    'x',
    { pull_request: 1 },
    { pull_request: { base: { sha: '--x' } } },
    { pull_request: { base: { sha: A.slice(1) } } },
  ])('takes no base from the payload %j', (odd) => {
    expect(runRef('refs/pull/12/merge', odd)).toMatchObject({ onto: undefined })
  })
})

describe('a Chart.yaml', () => {
  test('tells its version and the folders that it depends on', () => {
    const text = `apiVersion: v2
name: cart
version: 1.4.0
dependencies:
  - { name: common, version: 1.x, repository: "file://../common" }
  - { name: redis, version: 1.x, repository: "oci://example.com/charts" }
  - { name: local, version: 1.x }
`
    expect(readChartFile(text)).toEqual({ version: '1.4.0', folders: ['../common'] })
  })

  test.each([
    ['', 'is not YAML: '],
    ['version: 1.4', 'has no "version" that is text, such as 1.4.0'],
    ['- version: 1.4.0', 'has no "version" that is text, such as 1.4.0'],
    ['version: [', 'is not YAML: '],
    ['a: &a [*a]\nb: *c', 'is not YAML: '],
    [`version: 1.4.0 #${'x'.repeat(300_000)}`, 'has more than 256 KiB'],
    ['['.repeat(10_000), 'is not YAML: '],
  ])('%# is refused with the reason', (text, why) => {
    expect(readChartFile(text)).toEqual(expect.stringContaining(why))
  })

  test('may have dependencies of any shape', () => {
    const odd = 'version: 1.4.0\ndependencies: [1, { repository: 2 }, { repository: file:// }]\n'
    expect(readChartFile(odd)).toEqual({ version: '1.4.0', folders: [''] })
    expect(readChartFile('version: 1.4.0\ndependencies: x\n')).toMatchObject({ folders: [] })
  })
})

describe('a folder', () => {
  test.each([
    ['a/b', '../c', 'a/c'],
    ['a/b', './c//d/', 'a/b/c/d'],
    ['', 'c', 'c'],
    ['', '.', ''],
    ['a', '..', ''],
    ['a', '../..', undefined],
    ['a', '/etc', undefined],
  ])('from %s, %s is %s', (folder, path, expected) => {
    expect(resolveFolder(folder, path)).toBe(expected)
  })
})
