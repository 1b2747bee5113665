import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const GOLDEN = fileURLToPath(new URL('demo.txt', import.meta.url))

function runDemo(): Promise<{ readonly code: number | null; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', 'scripts/demo.ts'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, text }))
  })
}

/** What differs from run to run, or with a tool's version: seconds, moments, commits, digests, record numbers. */
function normalised(text: string): string {
  return text
    .replace(/^ *\d+\.\ds /gm, ' 0.0s ')
    .replace(/\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d UTC/g, '21 Nov 2026, 12:00 UTC')
    .replace(/\b(since|at) \d\d:\d\d UTC/g, '$1 12:00 UTC')
    .replace(/(\| [|\\ ]*\*[|\\ ]* +)[0-9a-f]{7} /g, '$1abc1234 ')
    .replace(/(│ [*|\\ ]+)[0-9a-f]{7} /g, '$1abc1234 ')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:5000')
    .replace(/-main\.1\.g[0-9a-f]{7}/g, '-main.1.gabc1234')
    .replace(/sha256:[0-9a-f]{64}/g, 'sha256:1234abcd')
    .replace(/\b\d{4}-\d\d-\d\d\.[0-9a-f]{12}\b/g, '2026-11-21.0123456789ab')
    .replace(/│ [0-9a-f]{7} fluxgate/g, '│ abc1234 fluxgate')
    .replace(/record \d+/g, 'record 1')
    .replace(/(requests to GitHub +)\d+/, '$1100')
    .replace(/[ \t]+$/gm, '')
}

test('the demo tells its story to the end, and every law holds', async () => {
  const { code, text } = await runDemo()
  const shown = normalised(text)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, shown)
  expect(shown).toBe(readFileSync(GOLDEN, 'utf8'))
  expect(code).toBe(0)
})
