import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { runWarm } from './warm-processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'fluxgate-warm-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A bundle as ncc writes it, of one module besides its entry. */
function bundleOf(name: string, entry: string): string {
  const path = join(folder, 'dist', name)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'package.json'), '{ "type": "module" }\n')
  writeFileSync(
    join(path, 'index.js'),
    `/******/ var __webpack_modules__ = ({
  1: (module) => { module.exports = { runs: 0 } },
  2: async (module, exports, require) => { ${entry} },
})
/******/ var __webpack_module_cache__ = {};
/******/ function __nccwpck_require__(id) {
  if (__webpack_module_cache__[id] !== undefined) return __webpack_module_cache__[id].exports
  const module = __webpack_module_cache__[id] = { exports: {} }
  return __webpack_modules__[id](module, module.exports, __nccwpck_require__) ?? module.exports
}
/******/ // startup
/******/ var __webpack_exports__ = __nccwpck_require__(2);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
`,
  )
  return join(path, 'index.js')
}

const started = (bundle: string, env: Readonly<Record<string, string>> = {}) =>
  runWarm({ bundle, env, cwd: folder, nodeArguments: [] })

const LATE = "console.log('late')"

test('a run finds nothing of the one before it but the process', async () => {
  const bundle = bundleOf(
    'again',
    `const state = require(1)
    state.runs += 1
    console.log(JSON.stringify([state.runs, process.env.LEFT, process.env.GIVEN, process.exitCode, process.cwd() === ${JSON.stringify(folder)}, process.listenerCount('SIGTERM')]), process.pid)
    process.env.LEFT = 'x'
    process.exitCode = 1
    process.chdir('/')
    process.once('SIGTERM', () => {})
    process.once('uncaughtException', () => {})`,
  )
  const ends = [await started(bundle, { GIVEN: '1' }), await started(bundle, { GIVEN: '2' })]
  const said = ends.map(({ stdout }) => stdout.split(' '))
  expect(said.map(([state]) => JSON.parse(state ?? ''))).toEqual([
    [1, null, '1', null, true, 0],
    [1, null, '2', null, true, 0],
  ])
  expect(said[0]?.[1]).toBe(said[1]?.[1])
  expect(ends.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
    [1, ''],
    [1, ''],
  ])
})

test.each([
  ['a', 'leaves a timer behind, ends when it has run', `setTimeout(() => ${LATE}, 50)`, 0],
  ['b', 'exits, ends with its code', `${LATE}; process.exit(3)`, 3],
  ['c', 'waits for what never comes, as node does', `${LATE}; await new Promise(() => {})`, 13],
  ['d', 'throws, ends in the red', `${LATE}; throw new Error('odd')`, 1],
  [
    'e',
    'throws, and has a word in it',
    `process.once('uncaughtException', () => { ${LATE}; process.exit(4) }); throw new Error('odd')`,
    4,
  ],
])('a run (%s) that %s', async (name, _, entry, code) => {
  const end = await started(bundleOf(name, entry))
  expect([end.stdout, end.exitCode]).toEqual(['late\n', code])
})

test('what is no bundle of ncc is not run', async () => {
  const path = join(folder, 'dist', 'other')
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'index.js'), 'console.log(1)\n')
  const end = await started(join(path, 'index.js'))
  expect([end.stdout, end.exitCode]).toEqual(['', 1])
  expect(end.stderr).toContain('begins otherwise than bundles did')
})
