import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { withoutTimes } from '../bundle/golden.ts'
import { byHand, errorsOf, repositoryOf, type Stage, setStage } from '../bundle/stage.ts'
import { fixtureFiles, type Request, requestsIn } from '../events/requests.ts'
import { judge } from '../oracle/oracle.ts'
import { printedBy } from '../support/bundle-runs.ts'
import { inFlight } from '../support/in-flight.ts'
import { type ActionEnd, shareProcesses } from '../support/run-action.ts'
import { seenIn } from '../support/seen.ts'
import { repositoryFor } from './fixture-repository.ts'

shareProcesses()

const FIXTURES = fileURLToPath(new URL('../fixtures/flux-events/', import.meta.url))
const GOLDEN = fileURLToPath(new URL('./OUTCOMES.md', import.meta.url))

const INTRODUCTION = `# What the built handler makes of each recorded event

Made by \`test/conformance/fixtures.test.ts\`, which fails when this file is stale; \`UPDATE_GOLDEN=1\` writes it anew.
Every request of every fixture goes through \`dist/handle-dispatch-promotion\` as a runner would start it, file by file in the order
in which the requests were sent, each file against a repository of its own on real git: staging holds what it held when they were
sent (\`test/events/captured-overlays.ts\`), prod comes after it and runs 0.9.0. A file that is no JSON is given as it is.

| payload | reason | decision | operation | exit | why |
|---|---|---|---|---|---|
`

/** One payload and what came of it. */
interface Run {
  readonly request: Request
  readonly end: ActionEnd | undefined
}

/** A file's runs, and what an independent look at its repository finds wrong afterwards. */
interface Tried {
  readonly file: string
  readonly runs: readonly Run[]
  readonly violations: readonly unknown[]
}

let stage: Stage
let tried: readonly Tried[]

beforeAll(async () => {
  stage = await setStage()
  tried = await inFlight(fixtureFiles(), 3, tryFile)
})
afterAll(async () => {
  await stage[Symbol.asyncDispose]()
})

async function tryFile(file: string): Promise<Tried> {
  const requests = requestsIn(file)
  const name = file.replace(/[^a-z0-9]+/gi, '-').toLowerCase()
  const gitops = await repositoryFor(stage, name, requests)
  const runs: Run[] = []
  for (const request of requests) {
    const { content } = request
    const raw = content.kind === 'none' && !file.startsWith('captured/')
    const start = {
      eventName: 'repository_dispatch',
      by: 'acme-flux[bot]',
      event: { ...payloadOf(content), repository: repositoryOf(gitops) },
    }
    const end =
      content.kind === 'event' || raw
        ? await byHand(
            stage,
            gitops,
            'handle-dispatch-promotion',
            raw ? { event: `${FIXTURES}${file}` } : {},
            start,
          )
        : undefined
    runs.push({ request, end })
  }
  const { violations } = judge(seenIn(gitops), {
    edges: [{ from: 'staging', to: 'prod' }],
    secrets: [gitops.token],
    printed: printedBy(runs.flatMap(({ end }) => end ?? [])),
  })
  return { file, runs, violations }
}

function payloadOf(content: Request['content']): object {
  const event = content.kind === 'event' ? content.event : {}
  return typeof event === 'object' && event !== null ? event : {}
}

describe('every file of the fixtures', () => {
  test('leads to what the committed table says', () => {
    const table = INTRODUCTION + tried.flatMap(rowsOf).join('\n').concat('\n')
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, table)
    expect(existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '').toBe(table)
  })

  test('has a row', () => {
    const table = readFileSync(GOLDEN, 'utf8')
    expect(fixtureFiles().filter((file) => !table.includes(`| ${file}`))).toEqual([])
    expect(fixtureFiles().length).toBeGreaterThan(50)
  })

  test('ends without a stack, and in the red only where there is no JSON to read', () => {
    for (const { request, end } of tried.flatMap(({ runs }) => runs)) {
      if (end === undefined) continue
      const { exitCode, stdout, stderr } = end
      const readable = request.content.kind === 'event' || request.file.endsWith('.schema.json')
      expect([request.file, request.part, exitCode]).toEqual([
        request.file,
        request.part,
        readable ? 0 : 1,
      ])
      expect(`${stdout}${stderr}`).not.toMatch(/^\s+at |bug in Fluxgate/m)
      expect(stderr).toBe('')
      expect(errorsOf(end)).toHaveLength(readable ? 0 : 1)
    }
  })

  test('leaves behind what an oracle expects, and nothing else', () => {
    const wrong = tried.filter(({ violations }) => violations.length > 0)
    expect(wrong.map(({ file, violations }) => ({ file, violations }))).toEqual([])
    expect(stage.github.violations).toEqual([])
    expect(stage.github.fsck()).toEqual([])
  })
})

/** What a published file merely repeats comes once. */
function rowsOf({ file, runs }: Tried): readonly string[] {
  const rows: { readonly parts: string[]; readonly cells: string }[] = []
  for (const { request, end } of runs) {
    const cells = cellsOf(request, end)
    const same = file.startsWith('captured/') ? undefined : rows.find((row) => row.cells === cells)
    if (same === undefined) rows.push({ parts: [request.part], cells })
    else same.parts.push(request.part)
  }
  return rows.map(({ parts: [first = '', ...more], cells }) => {
    const through = more.length === 0 ? '' : ` to ${more.at(-1)}`
    return `| ${file}${first === '' ? '' : ` #${first}${through}`} | ${cells} |`
  })
}

function cellsOf({ content }: Request, end: ActionEnd | undefined): string {
  if (end === undefined) {
    const why = content.kind === 'none' ? content.why : ''
    return ['', 'nothing', '', '', why].map(cell).join(' | ')
  }
  const { decision = '', operation = '', reason = '' } = end.outputs
  const said = withoutTimes(reason).replaceAll(FIXTURES, '')
  return [reasonOf(content), decision, operation, String(end.exitCode), said].map(cell).join(' | ')
}

function reasonOf(content: Request['content']): string {
  const found = /"reason":"([^"]*)"/.exec(JSON.stringify(payloadOf(content)))
  return found?.[1] ?? ''
}

function cell(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll('|', '\\|')
}
