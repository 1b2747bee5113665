import { spawnSync } from 'node:child_process'
import { globSync, readdirSync, rmSync, writeFileSync } from 'node:fs'

/** Runs a tool from node_modules/.bin, and stops the build when it fails. */
function sh(tool: string, ...args: string[]): void {
  const { status } = spawnSync(tool, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

for (const stale of ['dist', ...globSync('{actions,packages}/*/lib')]) {
  rmSync(stale, { recursive: true, force: true })
}
const projects = globSync('{packages,actions}/*/tsconfig.build.json').sort()
const root = { files: [], references: projects.map((path) => ({ path })) }
writeFileSync('tsconfig.build.json', `${JSON.stringify(root, null, 2)}\n`)
sh('tsc', '--build', 'tsconfig.build.json')
for (const action of readdirSync('actions').sort()) {
  const main = `actions/${action}/lib/main.js`
  sh('ncc', 'build', main, '--out', `dist/${action}`, '--license', 'licenses.txt', '--quiet')
}
