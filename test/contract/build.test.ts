import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { askedActions } from '../../scripts/build/asked-actions.ts'
import { putInPlace } from '../../scripts/build/put-in-place.ts'
import { declareSideEffectFree } from '../../scripts/build/side-effect-free.ts'

const all = ['attest', 'bump-helmrelease', 'open-promotion-pr']
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** The bundles in dist, each with its text. */
function bundles(): Record<string, string> {
  const dist = join(root, 'dist')
  const read = (name: string) => readFileSync(join(dist, name, 'index.js'), 'utf8')
  return Object.fromEntries(readdirSync(dist).map((name) => [name, read(name)]))
}

test.each([
  { asked: [], build: all },
  { asked: ['open-promotion-pr', 'attest', 'attest'], build: ['attest', 'open-promotion-pr'] },
])('asked for $asked, $build are built', ({ asked, build }) => {
  expect(askedActions(asked, all)).toEqual({ build })
})

test('an action that there is not is refused with those that there are', () => {
  expect(askedActions(['attest', 'bump'], all)).toEqual({
    refused: 'no action "bump": there are attest, bump-helmrelease, open-promotion-pr',
  })
})

test.each([
  { stale: 'keep', left: { attest: 'new', gone: 'old', more: 'new' } },
  { stale: 'remove', left: { attest: 'new', more: 'new' } },
] as const)('built bundles replace those in dist, and others it is told to $stale', (it) => {
  for (const name of ['attest', 'gone']) write(`dist/${name}/index.js`, 'old')
  write('dist/attest/chunk-of-before.js', 'old')
  for (const name of ['attest', 'more']) write(`staged/${name}/index.js`, 'new')
  putInPlace(join(root, 'staged'), join(root, 'dist'), it.stale)
  expect(bundles()).toEqual(it.left)
  expect(readdirSync(join(root, 'dist/attest'))).toEqual(['index.js'])
})

test('the first build makes dist', () => {
  write('staged/attest/index.js', 'new')
  putInPlace(join(root, 'staged'), join(root, 'dist'), 'remove')
  expect(bundles()).toEqual({ attest: 'new' })
})

describe('a package that is free of side effects', () => {
  const manifest = { name: 'a', version: '1.2.3' }
  const installed = () => JSON.parse(readFileSync(join(root, 'm/a/package.json'), 'utf8'))
  beforeEach(() => write('m/a/package.json', JSON.stringify(manifest)))

  test('is declared so, once and for good', () => {
    for (const _ of [1, 2]) declareSideEffectFree(root, [{ folder: 'm/a', version: '1.2.3' }])
    expect(installed()).toEqual({ ...manifest, sideEffects: false })
    expect(readdirSync(join(root, 'm/a'))).toEqual(['package.json'])
  })

  test('is read again when it has changed', () => {
    expect(() => declareSideEffectFree(root, [{ folder: 'm/a', version: '1.2.2' }])).toThrow(
      /^m\/a is 1\.2\.3 and not 1\.2\.2: see that its modules still do nothing/,
    )
    expect(installed()).toEqual(manifest)
  })
})

describe('a package of ours', () => {
  const packages = join(import.meta.dirname, '../../packages')
  // One has to come before `@actions/github`, which reads the event as soon as it is imported; the other is a program.
  const acting = ['action-kit', 'cli']
  const idle = readdirSync(packages).filter((name) => !acting.includes(name))
  /** A line of a module's own level that does something: it imports for the sake of that, or is no declaration. */
  const ACTS =
    /^(?!import [^']|(?:export|const|let|class|interface|type|declare|async function)\b|function\b|[\s/*})\]>|]).+$/gm

  test.each(idle)('%s does nothing when it is imported, and says so to the bundler', (name) => {
    const { sideEffects } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'))
    const sources = globSync('src/**/*.ts', { cwd: join(packages, name) })
    const found = sources.map((file) => [
      file,
      readFileSync(join(packages, name, file), 'utf8').match(ACTS),
    ])
    expect({ sideEffects, acting: found.filter(([, lines]) => lines !== null) }).toEqual({
      sideEffects: false,
      acting: [],
    })
    expect(sources.length).toBeGreaterThan(0)
  })

  test.each(acting)('%s does something', (name) => {
    const sources = globSync('src/**/*.ts', { cwd: join(packages, name) })
    const texts = sources.map((file) => readFileSync(join(packages, name, file), 'utf8'))
    expect(texts.some((text) => ACTS.test(text))).toBe(true)
  })
})
