import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { actionNames, readActionFile } from './docs/action-file.ts'
import { PLAIN_JOBS, plainJob, plainJobPath } from './docs/plain-job.ts'
import { newReadme, withTables } from './docs/readme.ts'
import { STORY_PAGE, storyPage } from './docs/story-page.ts'
import { WORKFLOW_PAGES, withWorkflowTables } from './docs/workflow-page.ts'

const root = join(import.meta.dirname, '..')
const onlyCheck = process.argv.includes('--check')
const stale: string[] = []

function keep(file: string, next: (before: string | undefined) => string): void {
  const path = join(root, file)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const after = next(before)
  if (before === after) return
  stale.push(file)
  if (onlyCheck) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, after)
}

for (const name of actionNames(root)) {
  const action = readActionFile(root, name)
  keep(`actions/${name}/README.md`, (before) =>
    before === undefined ? newReadme(action) : withTables(before, action),
  )
}
for (const page of WORKFLOW_PAGES) {
  keep(page.page, (before) => withWorkflowTables(root, page, before ?? ''))
}
for (const name of PLAIN_JOBS) keep(plainJobPath(name), () => plainJob(root, name))
keep(STORY_PAGE, () => storyPage(root))

for (const file of stale) {
  console.log(
    onlyCheck ? `${file} is not what it is made from says: run "npm run docs"` : `wrote ${file}`,
  )
}
if (onlyCheck && stale.length > 0) process.exitCode = 1
