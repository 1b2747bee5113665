import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** What git says of dist, by line; ends the run when git can't answer. */
function git(...args: string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  if (status === 0) return stdout.split('\n').filter((line) => line !== '')
  console.error(`git ${args[0]}: ${stderr}`)
  process.exit(1)
}

/** Files that differ from what git holds, or that it does not hold: the second letter, since staged is good enough. */
const stray = git('status', '--porcelain', '--untracked-files=all', '--', 'dist').filter(
  (line) => line[1] !== ' ',
)

/** Actions, and the program, without a bundle: an empty dist would differ from nothing. */
const missing = [...readdirSync(join(root, 'actions')), 'cli']
  .filter((bundle) => !existsSync(join(root, 'dist', bundle, 'index.js')))
  .map((bundle) => `dist/${bundle}/index.js is missing`)

if (stray.length + missing.length > 0) {
  console.error(
    'dist/ is not what the sources build: run "npm run build" and commit dist/ with the change',
  )
  for (const line of [...stray, ...missing]) console.error(`  ${line}`)
  process.exitCode = 1
} else {
  console.log(`dist/ is what the sources build (${git('ls-files', '--', 'dist').length} files)`)
}
