import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { WORKFLOW_PAGES, withWorkflowTables } from '../../scripts/docs/workflow-page.ts'

const root = join(import.meta.dirname, '..', '..')

test.each(WORKFLOW_PAGES)(
  '$page shows what $workflow.yml takes, gives and may do ("npm run docs")',
  (page) => {
    const kept = readFileSync(join(root, page.page), 'utf8')
    expect(kept).toBe(withWorkflowTables(root, page, kept))
  },
)
