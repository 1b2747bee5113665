import { expect, test } from '@jest/globals'
import { type EnvironmentFacts, type HistoryEntry, sourceSpan } from '../src/index.ts'
import { aServiceFacts, commit, holding, pinsOf } from './builders.ts'

const [RUNS, COMES] = [commit(101), commit(102)]
const from = (repository: string | undefined, source: string | undefined) => ({
  origin: { repository, commit: source },
})
const runs = from('acme/shop', RUNS)
const comes = from('acme/shop', COMES)

/** An environment that held versions, oldest first, each from an origin of its own. */
function held(
  name: string,
  versions: Readonly<Record<string, Pick<HistoryEntry, 'origin'>>>,
): EnvironmentFacts {
  const facts = holding(name, Object.keys(versions))
  const history = facts.history.map((entry) => ({
    ...entry,
    ...versions[entry.pins?.chart ?? ''],
  }))
  return { ...facts, history }
}

function spanOf(dev: EnvironmentFacts, prod: EnvironmentFacts) {
  return sourceSpan(aServiceFacts({ environments: [dev, prod] }), 'prod', pinsOf('1.4.2'))
}

const SPAN = { kind: 'span', repository: 'acme/shop', from: RUNS, to: COMES }

test('the source is compared from what runs to what is proposed', () => {
  const dev = held('dev', { '1.4.1': runs, '1.4.2': comes })
  expect(spanOf(dev, held('prod', { '1.4.1': from(undefined, undefined) }))).toEqual(SPAN)
})

test('an annotation that came after the release tells of it as well', () => {
  const dev = held('dev', { '1.4.1': runs, '1.4.2': comes })
  const { history } = dev
  const [newest] = history
  if (newest === undefined) throw new Error('no history')
  const before = { ...newest, commit: commit(998), ...from(undefined, undefined) }
  const later = { ...dev, history: [newest, before, ...history.slice(1)] }
  expect(spanOf(later, held('prod', { '1.4.1': runs }))).toEqual(SPAN)
})

test('where the upstream does not know what runs any more, the environment itself does', () => {
  expect(spanOf(held('dev', { '1.4.2': comes }), held('prod', { '1.4.1': runs }))).toEqual(SPAN)
})

test('an annotation that was edited after the release was pinned changes nothing', () => {
  const dev = held('dev', { '1.4.1': runs, '1.4.2': comes })
  const [newest, ...rest] = dev.history
  if (newest === undefined) throw new Error('no history')
  const edited = { ...newest, commit: commit(999), ...from('acme/shop', RUNS) }
  expect(
    spanOf({ ...dev, history: [edited, newest, ...rest] }, held('prod', { '1.4.1': comes })),
  ).toEqual(SPAN)
})

test.each<[string, EnvironmentFacts, EnvironmentFacts, RegExp]>([
  [
    'nothing runs there yet',
    held('dev', { '1.4.2': comes }),
    { ...held('prod', {}), overlay: { kind: 'absent', path: 'apps/prod' } },
    /^prod runs no release that its source could be compared with$/,
  ],
  [
    'the proposed release has no origin',
    held('dev', { '1.4.1': runs, '1.4.2': from('acme/shop', undefined) }),
    held('prod', { '1.4.1': runs }),
    /^no annotation tells where 1\.4\.2 comes from: .*source-commit$/,
  ],
  [
    'what runs has none',
    held('dev', { '1.4.2': comes }),
    held('prod', { '1.4.1': from(undefined, RUNS) }),
    /^no annotation tells where 1\.4\.1/,
  ],
  [
    'the annotation is no repository',
    held('dev', { '1.4.1': runs, '1.4.2': from('acme/../x', COMES) }),
    held('prod', { '1.4.1': runs }),
    /^no annotation tells where 1\.4\.2/,
  ],
  [
    'the annotation is no commit',
    held('dev', { '1.4.1': runs, '1.4.2': from('acme/shop', 'main') }),
    held('prod', { '1.4.1': runs }),
    /^no annotation tells where 1\.4\.2/,
  ],
  [
    'the source has moved',
    held('dev', { '1.4.1': runs, '1.4.2': from('acme/store', COMES) }),
    held('prod', { '1.4.1': runs }),
    /^the source has moved from acme\/shop to acme\/store/,
  ],
])('nobody can tell where %s', (_, dev, prod, why) => {
  const span = spanOf(dev, prod)
  expect(span.kind === 'unknown' ? span.why : span).toEqual(expect.stringMatching(why))
})
