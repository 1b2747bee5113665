import type { ActionFile } from './action-file.ts'

type Part = 'inputs' | 'outputs'

const END = '<!-- end -->'

function begin(part: Part): string {
  return `<!-- ${part}: generated from action.yml by npm run docs -->`
}

/** A first README for an action, to be completed by hand around the tables. */
export function newReadme(action: ActionFile): string {
  const part = (name: Part): string => `${begin(name)}\n${END}`
  return withTables(
    `# ${action.title}\n\n${action.description}\n\n## Inputs\n\n${part('inputs')}\n\n## Outputs\n\n${part('outputs')}\n`,
    action,
  )
}

/** The README with both tables as action.yml says; throws when a marker is missing. */
export function withTables(readme: string, action: ActionFile): string {
  const inputs = table(
    ['input', 'what it is', 'default'],
    action.inputs.map((input) => [
      `\`${input.name}\``,
      cell(input.description),
      input.isRequired ? '**required**' : shownDefault(input.default),
    ]),
  )
  const outputs = table(
    ['output', 'what it is'],
    action.outputs.map((output) => [`\`${output.name}\``, cell(output.description)]),
  )
  return filled(filled(readme, 'inputs', inputs, action.action), 'outputs', outputs, action.action)
}

function filled(readme: string, part: Part, content: string, action: string): string {
  const start = readme.indexOf(begin(part))
  const end = readme.indexOf(END, start)
  if (start < 0 || end < 0) {
    throw new Error(`actions/${action}/README.md lacks the lines "${begin(part)}" and "${END}"`)
  }
  return `${readme.slice(0, start)}${begin(part)}\n\n${content}\n\n${readme.slice(end)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

function shownDefault(value: string | undefined): string {
  return value === undefined || value === '' ? '' : `\`${cell(value)}\``
}

function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')
}
