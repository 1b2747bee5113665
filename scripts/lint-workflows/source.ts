import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** YAML that a person may run: a file of its own, or a fenced block of a Markdown page. */
export interface Source {
  readonly file: string
  /** The line of the file on which the text begins, counted from 1. */
  readonly line: number
  readonly text: string
}

/** Every place of the repository that holds workflow YAML, examples for users included. */
const YAML_FILES = [
  '.github/**/*.{yml,yaml}',
  'actions/*/action.{yml,yaml}',
  'docs/**/*.{yml,yaml}',
  'docs/**/.github/**/*.{yml,yaml}',
]

const PAGES = ['*.md', 'actions/*/*.md', 'docs/**/*.md', 'docs/**/.github/**/*.md']

/** All sources of the repository at `root`, by file name. */
export function sources(root: string): readonly Source[] {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8')
  const find = (patterns: readonly string[]): readonly string[] =>
    [...new Set(globSync([...patterns], { cwd: root }))].sort()
  return [
    ...find(YAML_FILES).map((file) => ({ file, line: 1, text: read(file) })),
    ...find(PAGES).flatMap((file) => snippets(file, read(file))),
  ]
}

/** The fenced `yaml` blocks of a page, unindented as far as their fence is. */
export function snippets(file: string, page: string): readonly Source[] {
  const found: Source[] = []
  let open: { line: number; indent: number; fence: string; lines: string[] } | undefined
  for (const [index, line] of page.split(/\r?\n/).entries()) {
    if (open === undefined) {
      const [, indent = '', fence] = /^( *)(`{3,}|~{3,})ya?ml\b/i.exec(line) ?? []
      if (fence !== undefined) open = { line: index + 2, indent: indent.length, fence, lines: [] }
    } else if (line.trim().startsWith(open.fence)) {
      found.push({ file, line: open.line, text: `${open.lines.join('\n')}\n` })
      open = undefined
    } else {
      open.lines.push(line.slice(Math.min(open.indent, line.length - line.trimStart().length)))
    }
  }
  if (open !== undefined) throw new Error(`${file}:${open.line} the fence is never closed`)
  return found
}
