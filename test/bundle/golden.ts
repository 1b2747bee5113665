import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from '@jest/globals'
import type { GitHub } from '../github/src/index.ts'

const FOLDER = fileURLToPath(new URL('./golden/', import.meta.url))

/**
 * Holds a text that people read to the file of that name under `golden/`. `UPDATE_GOLDEN=1` writes it; what differs from run to
 * run (times, commits, numbers that GitHub gives out) is made equal first.
 */
export function expectGolden(name: string, text: string, github: GitHub): void {
  expectGoldenText(name, steady(text, github))
}

/** The same for a text in which nothing differs from run to run. */
export function expectGoldenText(name: string, text: string): void {
  const file = `${FOLDER}${name}.md`
  const equal = `${text.trimEnd()}\n`
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, equal)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '(no such file; UPDATE_GOLDEN=1)').toBe(
    equal,
  )
}

/** A pull request as a person meets it: its title, labels and body. */
export function pullRequestText(pull: {
  readonly title: string
  readonly labels: readonly string[]
  readonly body: string
}): string {
  return `# ${pull.title}\n\nLabels: ${pull.labels.join(', ')}\n\n${pull.body}`
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const DAY = `\\d{1,2} ${MONTH} \\d{4}`

/** The text without what differs from run to run. */
export function steady(text: string, github: GitHub): string {
  let rest = text.replaceAll(github.url, 'https://github.example')
  for (const commit of commitsOf(github)) {
    rest = rest.replaceAll(commit, '<commit>').replaceAll(`[${commit.slice(0, 7)}]`, '[<commit>]')
  }
  return withoutTimes(rest)
    .replace(/actions\/runs\/\d+/g, 'actions/runs/<run>')
    .replace(/\brecord \d+/g, 'record <number>')
    .replace(/\brun \d{5,}/g, 'run <number>')
    .replace(/\/runs\/\d{5,}/g, '/runs/<number>')
    .replace(/("record": )\d+/g, '$1"<number>"')
    .replace(/\bid \d{5,}/g, 'id <number>')
    .replace(/(sender )\d{5,}/g, '$1<number>')
    .replace(/(\{ id: )\d{5,}/g, '$1<number>')
}

/** The text without times and days. */
export function withoutTimes(text: string): string {
  return text
    .replace(new RegExp(`(?:${DAY}, |\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d UTC`, 'g'), '<time>')
    .replace(new RegExp(DAY, 'g'), '<day>')
    .replace(/\d{4}-\d\d-\d\d(?=\.[0-9a-f]{12})/g, '<day>')
    .replace(/\bon [0-9a-f]{7} in\b/g, 'on <commit> in')
    .replace(/\brun \d{5,}/g, 'run <number>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>')
}

function commitsOf(github: GitHub): readonly string[] {
  const directories = [...github.world.repositories.values()].map(({ git }) => git.directory)
  return directories.flatMap((directory) =>
    execFileSync('git', [
      ...['--git-dir', directory, 'cat-file', '--batch-all-objects', '--unordered'],
      '--batch-check=%(objecttype) %(objectname)',
    ])
      .toString('utf8')
      .split('\n')
      .flatMap((line) => (line.startsWith('commit ') ? [line.slice(7)] : [])),
  )
}
