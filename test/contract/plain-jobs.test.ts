import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { PLAIN_JOBS, plainJob, plainJobPath } from '../../scripts/docs/plain-job.ts'

const root = join(import.meta.dirname, '..', '..')

test.each(PLAIN_JOBS)('%s to copy is what the reusable workflow does ("npm run docs")', (name) => {
  const kept = readFileSync(join(root, plainJobPath(name)), 'utf8')
  expect(kept).toBe(plainJob(root, name))
  expect(kept).toContain('environment: fluxgate')
  expect(kept).not.toMatch(/\$\/actions|inputs\.(?:client-id|repository)\b|steps\.gitops/)
})
