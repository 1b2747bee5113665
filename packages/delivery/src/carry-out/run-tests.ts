import { ForgeError, type WorkflowRefusal } from '@fluxgate/forge'
import type { TestStep } from '@fluxgate/promotion'
import type { Ports, RunFacts } from '../ports.ts'

/** What came of promotion tests in this run. */
export interface TestsTold {
  /** Each a sentence for people. */
  readonly notes: readonly string[]
  readonly started: boolean
}

type Start = Extract<TestStep, { readonly kind: 'start' }>

/**
 * Carries out what is to be done about promotion tests. A start is announced before it is made and linked after, so that of two
 * runs one starts it, and that of a run which died in between is found by the name of what it started.
 */
export async function runTests(
  ports: Ports,
  run: RunFacts,
  recorder: number,
  steps: readonly TestStep[],
): Promise<TestsTold> {
  const notes: string[] = []
  let started = false
  for (const step of steps) {
    if (step.kind === 'note') {
      const { commit, context, state, description, url } = step
      await ports.forge.setStatus({ commit, context, state, description, targetUrl: url })
      continue
    }
    const told = await start(ports, run, recorder, step)
    started ||= told.started
    notes.push(told.note)
  }
  return { notes, started }
}

interface Told {
  readonly note: string
  readonly started: boolean
}

async function start(ports: Ports, run: RunFacts, recorder: number, step: Start): Promise<Told> {
  const { workflow, title, after, inputs } = step
  const { version } = inputs
  if (after.kind === 'lost') {
    const known = await ports.forge.findWorkflowRun({ workflow, title, since: after.since })
    if (known !== undefined) {
      await linkTo(ports, run, step, known)
      return { note: `${workflow} runs for ${version} already: run ${known}`, started: false }
    }
  }
  // Where GitHub refused, nothing ran: to ask again costs nothing, and each announcement would be one more status for good.
  if (after.kind !== 'refused' && !(await isOurs(ports, recorder, step))) {
    return { note: `another run starts ${workflow} for ${version}`, started: false }
  }
  const tried = await tryStart(ports, step)
  if (tried.kind === 'refused') {
    const known = after.kind === 'refused' && after.why === tried.why
    if (!known) await say(ports, step, 'error', tried.why)
    return { note: `${version} is not tested: ${tried.why}`, started: false }
  }
  if (tried.run === undefined) {
    const why = `was started, but its run can't be found: give it the run-name that the documentation shows`
    await say(ports, step, 'failure', why)
    return { note: `${workflow} ${why}`, started: true }
  }
  await linkTo(ports, run, step, tried.run)
  return { note: `${workflow} was started for ${version}: run ${tried.run}`, started: true }
}

/** Announcements older than this are of runs that died. */
const STARTS_WITHIN_MS = 10 * 60_000

/**
 * Announces a start; of several announcements at a time the first one counts, which each of them finds out alike. Where another run
 * has started it since this one read, what that wrote stays the last word.
 */
async function isOurs(ports: Ports, recorder: number, step: Start): Promise<boolean> {
  const { forge, clock } = ports
  const { commit, context, workflow, after } = step
  const mine = `${ANNOUNCES}${workflow} (${Math.floor(clock.random() * 1e12).toString(36)})`
  await forge.setStatus({
    commit,
    context,
    state: 'pending',
    description: mine,
    targetUrl: undefined,
  })
  const all = await forge.statusesOf({ commit, context })
  const since = after.kind === 'lost' ? Date.parse(after.since) : 0
  const own = all.filter(({ creator, at }) => creator === recorder && Date.parse(at) > since)
  const begun = own.find(({ description }) => !description.startsWith(ANNOUNCES))
  if (begun !== undefined) {
    const { description, url } = begun
    const state = STATES.find((one) => one === begun.state) ?? 'error'
    await forge.setStatus({ commit, context, state, description, targetUrl: url })
    return false
  }
  const oldest = clock.now().getTime() - STARTS_WITHIN_MS
  const announced = own.filter(({ at }) => Date.parse(at) >= oldest)
  const first = announced.toSorted((a, b) => a.id - b.id)[0]
  return first?.description === mine
}

const STATES = ['pending', 'success', 'failure'] as const

const ANNOUNCES = 'starting '

type Tried =
  | { readonly kind: 'started'; readonly run: number | undefined }
  | { readonly kind: 'refused'; readonly why: string }

async function tryStart({ forge }: Ports, { workflow, inputs, title }: Start): Promise<Tried> {
  const ref = await forge.defaultBranch()
  try {
    const started = await forge.startWorkflow({
      workflow,
      ref,
      title,
      inputs: { ...inputs, pins: JSON.stringify(inputs.pins) },
    })
    if (started.kind === 'started') return started
    return { kind: 'refused', why: whyRefused(started, workflow, ref) }
  } catch (error) {
    if (!(error instanceof ForgeError) || error.code !== 'MISSING_PERMISSION') throw error
    const why = `the token may not start ${workflow}: give it actions: write`
    return { kind: 'refused', why }
  }
}

function whyRefused(refusal: WorkflowRefusal, workflow: string, branch: string): string {
  switch (refusal.kind) {
    case 'missing':
      return `${branch} has no workflow ${workflow}: copy the documented one`
    case 'no-trigger':
      return `${workflow} has no workflow_dispatch trigger on ${branch}: add it`
    case 'disabled':
      return `${workflow} is disabled: enable it on its page under Actions`
    case 'inputs':
      return `${workflow} does not take what it is given: declare the documented inputs`
  }
}

function linkTo(ports: Ports, run: RunFacts, step: Start, id: number): Promise<void> {
  const url = `${run.repositoryUrl}/actions/runs/${id}`
  return say(ports, step, 'pending', `runs for ${step.inputs.version}`, url)
}

function say(
  { forge }: Ports,
  { commit, context }: Start,
  state: 'pending' | 'failure' | 'error',
  description: string,
  targetUrl?: string,
): Promise<void> {
  return forge.setStatus({ commit, context, state, description, targetUrl })
}
