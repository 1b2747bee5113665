import { describe, expect, test } from '@jest/globals'
import { readBumpAnswer } from '../src/acts/bump-answer.ts'
import { bumpByWorkflow, type WorkflowBump } from '../src/acts/bump-by-workflow.ts'
import { presentWorkflowBump } from '../src/present/present-workflow-bump.ts'
import type { WorkflowForge } from '../src/workflow-port.ts'

const URL = 'https://github.com/acme/gitops/actions/runs/41'
const COMMIT = 'c0ffee'.padEnd(40, '0')
const REQUEST: WorkflowBump = {
  repository: 'acme/gitops',
  workflow: 'bump.yml',
  inputs: { environment: 'dev', service: 'shop', 'chart-version': '1.4.2' },
  waitMs: 600_000,
  dryRun: false,
}
const RUN = {
  repositoryUrl: 'https://github.com/acme/gitops',
  serverUrl: 'https://github.com',
  url: undefined,
  dryRun: false,
}

/** A forge whose run has that status from one moment on, and a clock that moves when somebody waits. */
function stage(endsAfterMs: number, which: 'known' | 'unknown' = 'known', conclusion = 'success') {
  let time = 0
  let looks = 0
  const clock = {
    now: () => new Date(time),
    sleep: async (milliseconds: number) => {
      time += milliseconds
    },
    random: () => 0.5,
  }
  const forge: WorkflowForge = {
    defaultBranch: async () => 'main',
    startWorkflow: async () => ({ kind: 'started', run: which === 'known' ? 41 : undefined }),
    workflowRun: async (id) => {
      looks += 1
      const ended = time >= endsAfterMs
      const status = ended ? 'completed' : 'waiting'
      return { id, url: URL, status, conclusion: ended ? conclusion : undefined, startedAt: '' }
    },
    runJobs: async () => [],
  }
  return { forge, clock, looks: () => looks, minutes: () => time / 60_000 }
}

async function presented(ports: ReturnType<typeof stage>) {
  const outcome = await bumpByWorkflow(ports, REQUEST)
  return presentWorkflowBump({ run: RUN, now: '2026-11-21T12:00:00Z' }, REQUEST, outcome)
}

async function outputsOf(ports: ReturnType<typeof stage>) {
  return (await presented(ports)).outputs
}

describe('following the run', () => {
  test('ends when the run does, without asking more than four times a minute for long', async () => {
    const ports = stage(300_000)
    expect(await outputsOf(ports)).toMatchObject({ operation: 'started' })
    expect(ports.minutes()).toBeLessThan(5.3)
    expect(ports.looks()).toBeLessThan(30)
  })

  test('ends when the time is up, red, and says that the run goes on', async () => {
    const ports = stage(Number.POSITIVE_INFINITY)
    const reason = `"bump.yml" of acme/gitops had not ended after 10 min (it is waiting) and goes on by itself; when it has, run this again: it tells how that ended; see ${URL}`
    expect(await presented(ports)).toMatchObject({
      outputs: { operation: 'deferred', reason, commit: '', 'pull-request': '' },
      failure: reason,
    })
    expect(ports.minutes()).toBeCloseTo(10)
  })

  test('is not possible where GitHub does not say which run it is, which is no failure', async () => {
    expect(await outputsOf(stage(0, 'unknown'))).toMatchObject({
      operation: 'started',
      reason: expect.stringMatching(
        /which run it is; see .*acme\/gitops\/actions\/workflows\/bump.yml$/,
      ),
    })
  })
})

describe('a bump.yml that was copied before the input "image-in-chart" came', () => {
  const older = (said: string, conclusion: string) => {
    const ports = stage(0, 'known', conclusion)
    const asked: (readonly string[])[] = []
    const startWorkflow: WorkflowForge['startWorkflow'] = async ({ inputs }) => {
      asked.push(Object.keys(inputs))
      return 'image-in-chart' in inputs ? { kind: 'inputs', said } : { kind: 'started', run: 41 }
    }
    const inputs = { ...REQUEST.inputs, 'image-in-chart': 'image.tag' }
    const forge = { ...ports.forge, startWorkflow }
    return { ports: { ...ports, forge }, request: { ...REQUEST, inputs }, asked }
  }
  const SAID = 'Unexpected inputs provided: ["image-in-chart"]'
  const KNOWN = ['environment', 'service', 'chart-version']

  test('is started without it', async () => {
    const { ports, request, asked } = older(SAID, 'success')
    expect(await bumpByWorkflow(ports, request)).toMatchObject({ kind: 'ended' })
    expect(asked).toEqual([[...KNOWN, 'image-in-chart'], KNOWN])
  })

  test('is named where it ends red, since the bump may have wanted for that', async () => {
    const { ports, request } = older(SAID, 'failure')
    const outcome = await bumpByWorkflow(ports, request)
    const { failure } = presentWorkflowBump(
      { run: RUN, now: '2026-11-21T12:00:00Z' },
      request,
      outcome,
    )
    expect(failure).toBe(
      `"bump.yml" of acme/gitops ended with failure; it does not know the input image-in-chart: copy it anew from docs/gitops-repository; see ${URL}`,
    )
  })

  test('is not tried again where it wants for something else', async () => {
    const { ports, request, asked } = older("Required input 'reason' not provided", 'success')
    expect(await bumpByWorkflow(ports, request)).toMatchObject({ kind: 'not-started' })
    expect(asked).toHaveLength(1)
  })
})

test.each(['failure', 'cancelled', 'skipped', 'timed_out', 'action_required', 'startup_failure'])(
  'a run that ended with %s is no bump',
  async (conclusion) => {
    expect(await outputsOf(stage(0, 'known', conclusion))).toMatchObject({
      operation: 'refused',
      reason: expect.stringContaining(`ended with ${conclusion.replaceAll('_', ' ')}; see ${URL}`),
    })
  },
)

describe("the name of bump.yml's last step", () => {
  test.each([
    [
      `Answer: committed commit=${COMMIT} pull-request= dev moves from 1.4.1 to 1.4.2`,
      { operation: 'committed', commit: COMMIT, reason: 'dev moves from 1.4.1 to 1.4.2' },
    ],
    [
      'Answer: created commit= pull-request=12 it',
      { operation: 'created', pullRequest: 12, commit: undefined, reason: 'it' },
    ],
    ['Answer: none commit= pull-request=', { operation: 'none', reason: '' }],
    [`Answer: none commit= pull-request= ${'x'.repeat(2000)}`, { reason: 'x'.repeat(1000) }],
  ])('%s tells what was done', (name, answer) => {
    expect(readBumpAnswer(name)).toMatchObject(answer)
  })

  test.each([
    ['Bump the overlay'],
    ['Answer:  commit= pull-request= '],
    ['Answer: deleted commit= pull-request= '],
    ['Answer: none commit=main pull-request= '],
    ['Answer: none commit= pull-request=../1 '],
    [`Answer: none commit= pull-request= ${'x'.repeat(5000)}`],
  ])('%s tells nothing', (name) => {
    expect(readBumpAnswer(name)).toBeUndefined()
  })
})
