import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A piece of YAML that a page shows, without the indentation of its fence. */
export interface Snippet {
  readonly page: string
  /** Of the fence, from 1. */
  readonly line: number
  readonly text: string
}

const PAGES = ['*.md', 'docs/**/*.md', 'actions/*/README.md', 'packages/*/README.md']

/** Every piece of YAML that the documentation shows, page by page. */
export function yamlSnippets(root: string): readonly Snippet[] {
  const pages = globSync(PAGES, { cwd: root }).sort()
  return pages.flatMap((page) => snippetsIn(page, readFileSync(join(root, page), 'utf8')))
}

/** The pieces of YAML of one page. */
export function snippetsIn(page: string, text: string): readonly Snippet[] {
  const lines = text.split('\n')
  return lines.flatMap((opening, index) => {
    const [, indent] = /^( *)```ya?ml$/.exec(opening) ?? []
    if (indent === undefined) return []
    const from = index + 1
    const end = lines.findIndex((line, at) => at >= from && line === `${indent}\`\`\``)
    if (end === -1) throw new Error(`${page}:${from} opens a block that nothing closes`)
    const body = lines.slice(from, end).map((line) => line.slice(indent.length))
    return [{ page, line: from, text: `${body.join('\n')}\n` }]
  })
}

/**
 * The snippet as the whole policy that it is a part of: with the version, and with the environments that it names and leaves to the
 * reader, each of which follows none.
 */
export function wholePolicy(text: string, named: readonly string[]): string {
  const lines = named.map((name) => `  ${name}: { overlays: "apps/${name}/{service}" }`)
  const version = /^version:/m.test(text) ? '' : 'version: 1\n'
  const rest = /^environments:$/m.test(text)
    ? text.replace(/^environments:$/m, ['environments:', ...lines].join('\n'))
    : `${text}${lines.length === 0 ? '' : `environments:\n${lines.join('\n')}\n`}`
  return `${version}${rest}`
}
