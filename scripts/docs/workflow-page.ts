import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { cell, filled, table } from './readme.ts'

/** A page that shows what a reusable workflow takes, gives and may do; it may show several. */
export interface WorkflowPage {
  readonly workflow: string
  readonly page: string
}

export const WORKFLOW_PAGES: readonly WorkflowPage[] = [
  { workflow: 'deliver', page: 'docs/deliver.md' },
  ...['promote', 'rollback', 'bump', 'gate'].map((workflow) => ({
    workflow,
    page: 'docs/workflows.md',
  })),
]

/** The page with its tables as the workflow says, without those that would be empty; throws when a marker is missing. */
export function withWorkflowTables(
  root: string,
  { workflow, page }: WorkflowPage,
  text: string,
): string {
  const file = `.github/workflows/${workflow}.yml`
  const document = parseDocument(readFileSync(join(root, file), 'utf8'))
  const whole = document.toJS({ maxAliasCount: 0 })
  const call = entriesOf(entriesOf(whole, 'on').get('workflow_call'))
  const parts = [
    [
      'permissions',
      permissionTable(entriesOf(whole, 'jobs'), readFileSync(join(root, file), 'utf8')),
    ],
    ['inputs', inputTable(entriesOf(call.get('inputs')))],
    ['secrets', namedTable('secret', entriesOf(call.get('secrets')))],
    ['outputs', namedTable('output', entriesOf(call.get('outputs')))],
  ] as const
  return parts.reduce(
    (at, [part, content]) =>
      content === undefined
        ? at
        : filled(
            at,
            `<!-- ${part}: generated from ${workflow}.yml by npm run docs -->`,
            content,
            page,
          ),
    text,
  )
}

function inputTable(inputs: ReadonlyMap<string, unknown>): string {
  const rows = [...inputs].map(([name, value]) => {
    const input = entriesOf(value)
    const preset = input.get('default')
    const shown = preset === undefined || preset === '' ? '' : `\`${preset}\``
    const needed = input.get('required') === true ? '**required**' : shown
    return [`\`${name}\``, cell(String(input.get('description'))), needed]
  })
  return table(['input', 'what it is', 'default'], rows)
}

function namedTable(what: string, items: ReadonlyMap<string, unknown>): string | undefined {
  if (items.size === 0) return undefined
  const rows = [...items].map(([name, value]) => [
    `\`${name}\``,
    cell(String(entriesOf(value).get('description'))),
  ])
  return table([what, 'what it is'], rows)
}

/** One row for each job, with the reasons that stand beside its permissions. */
function permissionTable(jobs: ReadonlyMap<string, unknown>, text: string): string {
  const rows = [...jobs].map(([id, value]) => {
    const permissions = [...entriesOf(entriesOf(value).get('permissions'))]
    const reasons = reasonsOf(text, id)
    const shown = permissions.map(([name, level]) => {
      const reason = reasons.get(name)
      return `${name}: ${String(level)}${reason === undefined ? '' : ` (${cell(reason)})`}`
    })
    const none = reasons.get('permissions')
    const nothing = none === undefined ? 'none' : `none (${cell(none)})`
    return [cell(String(entriesOf(value).get('name'))), shown.join('; ') || nothing]
  })
  return table(['job', 'may'], rows)
}

/** The comments beside the permissions of one job, by permission. */
function reasonsOf(text: string, job: string): ReadonlyMap<string, string> {
  const [, block = ''] = text.split(new RegExp(`^  ${job}:\\n`, 'm'))
  const own = block.split(/^ {2}\S/m)[0] ?? ''
  const lines = own.matchAll(/^ {4,6}([a-z-]+): (?:read|write|\{\}) # (.+)$/gm)
  return new Map([...lines].map(([, name = '', reason = '']) => [name, reason]))
}

function entriesOf(value: unknown, key?: string): ReadonlyMap<string, unknown> {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
  const entries = new Map(isMapping ? Object.entries(value) : [])
  return key === undefined ? entries : entriesOf(entries.get(key))
}
