import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { fidelityPage } from './src/fidelity.ts'
import { differences } from './src/payload.ts'
import { Stack } from './src/stack.ts'
import { together } from './src/together.ts'
import { annotations, TENANT } from './stories/annotations.ts'
import { crowd } from './stories/crowd.ts'
import { failures } from './stories/failure.ts'
import { images } from './stories/images.ts'
import { DISPATCH, LOST, losses } from './stories/loss.ts'
import { releases, rollbacks } from './stories/release.ts'

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'fidelity.md')

let started: Stack | undefined

function stack(): Stack {
  if (started === undefined) throw new Error('the stack has not been started')
  return started
}

beforeAll(async () => {
  started = await Stack.start()
})

afterAll(async () => {
  if (started === undefined) return
  const { folder } = started
  await started[Symbol.asyncDispose]()
  expect(existsSync(folder)).toBe(false)
  expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(folder)
})

together([...releases(stack), ...images(stack), ...annotations(stack), ...failures(stack)])
rollbacks(stack)
losses(stack)
crowd(stack)

describe('all of it', () => {
  test('was told as the captures and the types have it, field by field', () => {
    expect(stack().events.length).toBeGreaterThan(60)
    expect(stack().events.flatMap((event) => differences(event, [TENANT]))).toEqual([])
  })

  test('was handled without a failure or a refusal', () => {
    expect(stack().handled).toHaveLength(stack().events.length)
    const odd = stack().handled.filter(
      ({ end }) => end.exitCode !== 0 || end.outputs['decision'] === 'refused',
    )
    expect(odd.map(({ end }) => end.outputs['reason'] ?? end.stderr)).toEqual([])
  })

  test('is what docs/fidelity.md says (UPDATE_GOLDEN=1 writes it)', () => {
    const page = fidelityPage(stack().checks, stack().events)
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(PAGE, page)
    expect(readFileSync(PAGE, 'utf8')).toBe(page)
  })

  test('was asked of GitHub as the captured requests were', () => {
    const dispatches = stack().github.ledger.entries.filter(({ route }) => route === DISPATCH)
    const forms = dispatches.map(({ method, path, authorization, login }) =>
      [method, path, authorization, login].join(' '),
    )
    expect(forms.length).toBe(stack().events.length + LOST)
    expect(new Set(forms)).toEqual(
      new Set(['POST /api/v3/repos/acme/gitops/dispatches bearer flux[bot]']),
    )
  })

  test('left GitHub and git in order', () => {
    expect(stack().github.violations).toEqual([])
    expect(stack().github.fsck()).toEqual([])
  })
})
