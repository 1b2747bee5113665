import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { askedActions } from './build/asked-actions.ts'
import { CLI, completeCliPackage } from './build/cli-package.ts'
import { putInPlace } from './build/put-in-place.ts'
import { declareSideEffectFree, SIDE_EFFECT_FREE } from './build/side-effect-free.ts'

// `npm run build` builds all bundles from nothing; `npm run build -- attest` only those named, with what tsc kept.

const named = process.argv.slice(2)
const asked = askedActions(named, [...readdirSync('actions').sort(), CLI])
if ('refused' in asked) {
  console.error(asked.refused)
  process.exit(1)
}
const { build } = asked

/** The project of a bundle: an action's, or the program's. */
function projectOf(bundle: string): string {
  return bundle === CLI ? 'packages/cli' : `actions/${bundle}`
}

/** Beside dist: a rename needs one file system, and dist stays whole until everything is built. */
const staged = mkdtempSync('.dist-')
process.on('exit', () => rmSync(staged, { recursive: true, force: true }))

/** Runs a tool from node_modules/.bin, and stops the build when it fails. */
function sh(tool: string, ...args: string[]): void {
  const { status } = spawnSync(tool, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

if (named.length === 0) {
  for (const lib of globSync('{actions,packages}/*/lib')) rmSync(lib, { recursive: true })
  const projects = globSync('{packages,actions}/*/tsconfig.build.json').sort()
  const root = { files: [], references: projects.map((path) => ({ path })) }
  writeFileSync('tsconfig.build.json', `${JSON.stringify(root, null, 2)}\n`)
  sh('tsc', '--build', 'tsconfig.build.json')
} else {
  sh('tsc', '--build', ...build.map((bundle) => `${projectOf(bundle)}/tsconfig.build.json`))
}
declareSideEffectFree('.', SIDE_EFFECT_FREE)
for (const bundle of build) {
  const [main, out] = [`${projectOf(bundle)}/lib/main.js`, join(staged, bundle)]
  sh('ncc', 'build', main, '--out', out, '--license', 'licenses.txt', '--quiet')
}
if (build.includes(CLI)) completeCliPackage(join(staged, CLI), '.')
putInPlace(staged, 'dist', named.length === 0 ? 'remove' : 'keep')
