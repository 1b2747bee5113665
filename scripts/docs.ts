import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { actionNames, readActionFile } from './docs/action-file.ts'
import { newReadme, withTables } from './docs/readme.ts'

const root = join(import.meta.dirname, '..')
const onlyCheck = process.argv.includes('--check')
const stale: string[] = []

for (const name of actionNames(root)) {
  const action = readActionFile(root, name)
  const file = `actions/${name}/README.md`
  const path = join(root, file)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const after = before === undefined ? newReadme(action) : withTables(before, action)
  if (before === after) continue
  stale.push(file)
  if (!onlyCheck) writeFileSync(path, after)
}

for (const file of stale) {
  console.log(
    onlyCheck ? `${file} is not what action.yml says: run "npm run docs"` : `wrote ${file}`,
  )
}
if (onlyCheck && stale.length > 0) process.exitCode = 1
