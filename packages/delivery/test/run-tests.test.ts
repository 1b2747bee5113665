import { ForgeError, type WorkflowStart, type WrittenStatus } from '@fluxgate/forge'
import type { TestStep } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { runTests } from '../src/carry-out/run-tests.ts'
import type { Forge } from '../src/forge-port.ts'
import type { Ports, RunFacts } from '../src/ports.ts'
import { partialForge } from './support/partial-forge.ts'

const RECORDER = 7
const COMMIT = 'a'.repeat(40)
const CONTEXT = 'fluxgate/tests/prod/shop'
const NOW = Date.parse('2026-11-19T09:00:00Z')
const RUN: RunFacts = {
  repositoryUrl: 'https://github.com/acme/gitops',
  serverUrl: 'https://github.com',
  url: undefined,
  dryRun: false,
}

type Start = Extract<TestStep, { readonly kind: 'start' }>

function aStart(after: Start['after'] = { kind: 'nothing' }): Start {
  const release = 'a1b2c3d4e5f6'
  return {
    ...{ kind: 'start', workflow: 'promotion-tests.yml', context: CONTEXT, commit: COMMIT, after },
    title: `Test shop 1.4.2 for prod (${release})`,
    inputs: {
      ...{ environment: 'prod', upstream: 'dev', service: 'shop', version: '1.4.2', release },
      ...{ commit: COMMIT, pins: { chart: '1.4.2' } },
    },
  }
}

/** GitHub's memory of one commit's statuses, and of the runs that were started. */
function aWorld(answer: WorkflowStart | ForgeError = { kind: 'started', run: 77 }) {
  const statuses: WrittenStatus[] = []
  const started: Parameters<Forge['startWorkflow']>[0][] = []
  let minutes = 0
  const at = () => new Date(NOW + minutes * 60_000).toISOString()
  const write = (status: Partial<WrittenStatus>) =>
    statuses.unshift({
      ...{ id: statuses.length + 1, state: 'pending', description: '', url: undefined },
      ...{ creator: RECORDER, at: at() },
      ...status,
    })
  const forge = (more: Partial<Forge> = {}): Forge =>
    partialForge({
      setStatus: async ({ state, description, targetUrl }) => {
        write({ state, description, url: targetUrl })
      },
      statusesOf: async () => [...statuses],
      defaultBranch: async () => 'main',
      startWorkflow: async (request) => {
        if (answer instanceof ForgeError) throw answer
        if (answer.kind === 'started') started.push(request)
        return answer
      },
      ...more,
    })
  const ports = (random: number, more: Partial<Forge> = {}): Ports => ({
    forge: forge(more),
    clock: { now: () => new Date(at()), sleep: async () => {}, random: () => random },
  })
  return {
    ...{ statuses, started, write, ports },
    told: () => statuses.map(({ state, description, url }) => [state, description, url].join(' ')),
    run: (step: TestStep, random = 0.1, more: Partial<Forge> = {}) =>
      runTests(ports(random, more), RUN, RECORDER, [step]),
    pass: (more: number) => {
      minutes += more
    },
  }
}

describe('a start', () => {
  test('is announced, made with what tells the release, and linked', async () => {
    const world = aWorld()
    const { notes, started } = await world.run(aStart())
    expect(started).toBe(true)
    expect(notes).toEqual(['promotion-tests.yml was started for 1.4.2: run 77'])
    expect(world.started).toEqual([
      {
        ...{ workflow: 'promotion-tests.yml', ref: 'main' },
        title: 'Test shop 1.4.2 for prod (a1b2c3d4e5f6)',
        inputs: {
          ...{ environment: 'prod', upstream: 'dev', service: 'shop', version: '1.4.2' },
          ...{ pins: '{"chart":"1.4.2"}', commit: COMMIT, release: 'a1b2c3d4e5f6' },
        },
      },
    ])
    expect(world.told()).toEqual([
      'pending runs for 1.4.2 https://github.com/acme/gitops/actions/runs/77',
      expect.stringMatching(/^pending starting promotion-tests\.yml \(\w+\) $/),
    ])
  })

  test.each([
    ['the first', [0, 1]],
    ['the second', [1, 0]],
  ])('of two runs at once is made once, %s of which asks first', async (_, order) => {
    const world = aWorld()
    // Both announce before either looks: the looks wait for each other.
    let announced = 0
    let go: () => void = () => {}
    const both = new Promise<void>((resolve) => {
      go = resolve
    })
    const statusesOf = async () => {
      announced += 1
      if (announced === 2) go()
      await both
      return [...world.statuses]
    }
    const told = await Promise.all(
      order.map((one) => world.run(aStart(), 0.1 + one / 10, { statusesOf })),
    )
    expect(world.started).toHaveLength(1)
    expect(told.map(({ started }) => started).toSorted()).toEqual([false, true])
  })

  test.each<[string, Start['after']]>([
    ['nothing', { kind: 'nothing' }],
    ['a run that was lost', { kind: 'lost', since: '2026-11-19T08:30:00Z' }],
  ])(
    'is not made again where another run has made it since the plan, after %s',
    async (_, after) => {
      const world = aWorld()
      const findWorkflowRun = async () => undefined
      await world.run(aStart(after), 0.1, { findWorkflowRun })
      world.pass(1)
      const { started } = await world.run(aStart(after), 0.2, { findWorkflowRun })
      expect(started).toBe(false)
      expect(world.started).toHaveLength(1)
      expect(world.told()[0]).toBe(
        'pending runs for 1.4.2 https://github.com/acme/gitops/actions/runs/77',
      )
    },
  )

  test('is not held up by what somebody else announces', async () => {
    const world = aWorld()
    world.write({ creator: 666, description: 'starting promotion-tests.yml (mine)' })
    expect((await world.run(aStart())).started).toBe(true)
  })

  test('is not held up by one of which nothing came', async () => {
    const world = aWorld()
    world.write({ description: 'starting promotion-tests.yml (dead)' })
    const since = world.statuses[0]?.at ?? ''
    world.pass(11)
    const findWorkflowRun = async () => undefined
    const { started } = await world.run(aStart({ kind: 'lost', since }), 0.2, { findWorkflowRun })
    expect(started).toBe(true)
  })

  test('that was made and not written down is found, and not made again', async () => {
    const world = aWorld()
    const asked: unknown[] = []
    const findWorkflowRun: Forge['findWorkflowRun'] = async (request) => {
      asked.push(request)
      return 41
    }
    const since = '2026-11-19T08:30:00Z'
    const { notes, started } = await world.run(aStart({ kind: 'lost', since }), 0.2, {
      findWorkflowRun,
    })
    expect(started).toBe(false)
    expect(notes).toEqual(['promotion-tests.yml runs for 1.4.2 already: run 41'])
    expect(world.told()).toEqual([
      'pending runs for 1.4.2 https://github.com/acme/gitops/actions/runs/41',
    ])
    expect(asked).toEqual([{ workflow: 'promotion-tests.yml', title: aStart().title, since }])
  })

  test('whose run can not be found is told as failed, and what to do about it', async () => {
    const world = aWorld({ kind: 'started', run: undefined })
    await world.run(aStart())
    expect(world.told()[0]).toBe(
      "failure was started, but its run can't be found: give it the run-name that the documentation shows ",
    )
  })

  test.each<[string, WorkflowStart | ForgeError, string]>([
    [
      'a workflow that is missing',
      { kind: 'missing' },
      'main has no workflow promotion-tests.yml: copy the documented one',
    ],
    [
      'one without its trigger',
      { kind: 'no-trigger' },
      'promotion-tests.yml has no workflow_dispatch trigger on main: add it',
    ],
    [
      'one that is disabled',
      { kind: 'disabled' },
      'promotion-tests.yml is disabled: enable it on its page under Actions',
    ],
    [
      'one with other inputs',
      { kind: 'inputs', said: 'Unexpected inputs provided: ["pins"]' },
      'promotion-tests.yml does not take what it is given: declare the documented inputs',
    ],
    [
      'a permission that is missing',
      new ForgeError('misconfigured', 'MISSING_PERMISSION', 'no'),
      'the token may not start promotion-tests.yml: give it actions: write',
    ],
  ])(
    'that GitHub refuses for %s is written down once, however often it is tried',
    async (_, answer, why) => {
      const world = aWorld(answer)
      const { notes, started } = await world.run(aStart())
      expect([started, notes]).toEqual([false, [`1.4.2 is not tested: ${why}`]])
      expect(world.told()[0]).toBe(`error ${why} `)
      expect(why.length).toBeLessThanOrEqual(140)
      const before = world.statuses.length
      for (let sweep = 0; sweep < 3; sweep += 1) await world.run(aStart({ kind: 'refused', why }))
      expect(world.statuses).toHaveLength(before)
    },
  )

  test('that GitHub refused before is made when it takes it', async () => {
    const world = aWorld()
    const { started } = await world.run(aStart({ kind: 'refused', why: 'main has no workflow' }))
    expect(started).toBe(true)
    expect(world.told()).toEqual([
      'pending runs for 1.4.2 https://github.com/acme/gitops/actions/runs/77',
    ])
  })

  test('that GitHub has no time for leaves its announcement to the next run', async () => {
    const world = aWorld(new ForgeError('deferred', 'UNAVAILABLE', 'busy'))
    await expect(world.run(aStart())).rejects.toThrow('busy')
    expect(world.told()).toEqual([expect.stringMatching(/^pending starting /)])
  })
})

test('what became of a run is written down where the release was pinned', async () => {
  const world = aWorld()
  const url = 'https://github.com/acme/gitops/actions/runs/77'
  const note = { kind: 'note', context: CONTEXT, commit: COMMIT, url } as const
  const { started } = await world.run({ ...note, state: 'success', description: 'passed' })
  expect([started, world.told()]).toEqual([false, [`success passed ${url}`]])
})
