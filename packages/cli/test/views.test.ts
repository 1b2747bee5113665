import { NO_TESTS, type StepResult } from '@fluxgate/pipeline'
import { describe, expect, test } from '@jest/globals'
import { closingLines } from '../src/closing-lines.ts'
import { liveView } from '../src/live-view.ts'
import { outputTail } from '../src/output-tail.ts'
import { plainView } from '../src/plain-view.ts'
import type { Screen } from '../src/screen.ts'
import { terminalText } from '../src/terminal-text.ts'

/** A screen without colours that keeps what it shows. */
function aScreen(columns = 60): Screen & { readonly shown: () => string } {
  const chunks: Buffer[] = []
  const write = (text: string | Uint8Array): void => void chunks.push(Buffer.from(text))
  return {
    isTerminal: true,
    columns,
    write,
    pass: (chunk) => Promise.resolve(write(chunk)),
    style: (_, text) => text,
    shown: () => Buffer.concat(chunks).toString('utf8'),
  }
}

const START = { name: 'unit', kind: 'stage', index: 1, count: 2, limitMs: 60_000 } as const

function aStep(more: Partial<StepResult> = {}): StepResult {
  return {
    name: 'unit',
    kind: 'stage',
    outcome: { kind: 'passed' },
    milliseconds: 1_200,
    tests: undefined,
    findings: undefined,
    chart: undefined,
    notes: [],
    ...more,
  }
}

const FAILED = aStep({ outcome: { kind: 'failed', why: 'exit 1' } })

describe('the plain view', () => {
  test('passes everything on between two lines', async () => {
    const screen = aScreen()
    const view = plainView(screen)
    await view.begin(START).write(Buffer.from('no end'))
    view.end(aStep({ tests: { ...NO_TESTS, tests: 3 } }))
    view.end(
      aStep({ name: 'slow', milliseconds: 0, outcome: { kind: 'not-reached', after: 'unit' } }),
    )
    expect(screen.shown()).toBe(
      '── unit (1 of 2, 1 min at most)\nno end\n✔ unit passed, 1.2 s, 3 tests\n– slow not reached after unit\n',
    )
  })
})

describe('the live view', () => {
  const lastFrame = (shown: string): string => shown.split('\r\u001b[2K').at(-1) ?? ''

  test('shows one line, never longer than the screen, with what was printed last', async () => {
    const screen = aScreen(40)
    const view = liveView(screen)
    const sink = view.begin(START)
    await sink.write(Buffer.from(`first\n\u001b[31mred\u001b[2J ${'x'.repeat(100)}\n\n`))
    await new Promise((resolve) => setTimeout(resolve, 250))
    const frame = lastFrame(screen.shown())
    expect(frame).toMatch(/^. unit \(1 of 2\) [\d.]+ m?s {2}red x+…$/u)
    expect(frame.length).toBeLessThan(40)
    view.end(aStep())
    expect(lastFrame(screen.shown())).toBe('✔ unit passed, 1.2 s\n')
    expect(screen.shown()).not.toContain('first')
  })

  test('shows what a step printed where it went wrong', async () => {
    const screen = aScreen()
    const view = liveView(screen)
    await view.begin(START).write(Buffer.from('one\ntwo'))
    view.end(FAILED)
    expect(lastFrame(screen.shown())).toBe(
      '── what unit printed\none\ntwo\n✖ unit failed: exit 1, 1.2 s\n',
    )
  })

  test('stops drawing when a step has ended', async () => {
    const screen = aScreen()
    const view = liveView(screen)
    view.begin(START)
    view.end(FAILED)
    const shown = screen.shown()
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect(screen.shown()).toBe(shown)
  })
})

describe('the end of an output', () => {
  test('is kept, from the start of a line, however much there was', () => {
    const tail = outputTail(20)
    for (let index = 0; index < 1_000; index += 1) tail.take(Buffer.from(`line ${index}\n`))
    expect(tail.text()).toMatch(/^(?:line \d+\n)+$/)
    expect(tail.text().length).toBeLessThanOrEqual(40)
    expect(tail.lastLine()).toBe('line 999')
    expect(tail.isCut()).toBe(true)
  })

  test('is all of it where there is little', () => {
    const tail = outputTail(20)
    tail.take(Buffer.from('a\r\nb'))
    expect([tail.text(), tail.lastLine(), tail.isCut()]).toEqual(['a\r\nb', 'b', false])
    expect(outputTail().lastLine()).toBe('')
  })
})

test('what is said of tests can not command the terminal', () => {
  const failure = {
    suite: '',
    name: 'x\u001b]0;title\u0007\u001b[2Jy\u202e',
    className: '',
    milliseconds: 0,
    message: 'no\r\n::error::z\u009b31m',
    detail: '',
    places: [{ path: 'a\u001b[31m.ts', line: 3, column: 4 }],
  }
  const tests = { ...NO_TESTS, tests: 1, failed: 1, failures: [failure] }
  const result = {
    service: 'shop',
    budget: 60_000,
    spent: 0,
    milliseconds: 1_500,
    steps: [{ ...FAILED, tests }],
  }
  const lines = closingLines(result, 'services/shop', aScreen())
  expect(lines.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(lines).toContain('  error services/shop/a.ts:3:4 unit: ')
  expect(lines.trimEnd().split('\n').at(-1)).toBe(
    'shop: unit failed: exit 1, 1 test, 1 failed (1.5 s of 1 min)',
  )
})

test.each([
  ['a\tb\n c', 'a b c'],
  ['\u001b[1mbold\u001b[0m', 'bold'],
  ['x'.repeat(20), 'xxxxxxxxx…'],
  ['\u200b', '\ufffd'],
])('%j shows as "%s"', (text, shown) => {
  expect(terminalText(text, 10)).toBe(shown)
})
