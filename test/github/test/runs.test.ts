import { describe, expect, test } from '@jest/globals'
import { startGitHub } from '../src/index.ts'
import { at, Caller, listAt, numberAt } from './client.ts'

const REPO = '/repos/acme/gitops'
const BUMP = `${REPO}/actions/workflows/bump.yml`
const WORKFLOW = `name: Bump
run-name: Bump \${{ inputs.service }} to \${{ inputs.chart-version || inputs.image-tag }}
on:
  workflow_dispatch:
    inputs:
      service: { type: string, required: true }
      chart-version: { type: string }
      image-tag: { type: string }
`

async function stage(text = WORKFLOW) {
  const github = await startGitHub()
  github.addApp('bumper', { actions: 'write', metadata: 'read' })
  const files = { '.github/workflows/bump.yml': text }
  const gitops = await github.createRepository({ owner: 'acme', name: 'gitops', files })
  const app = new Caller(github, github.token({ kind: 'installation', of: 'bumper' }))
  const start = (inputs: object) =>
    app.rest('POST', `${BUMP}/dispatches`, { ref: 'main', inputs, return_run_details: true })
  const dispose = () => github[Symbol.asyncDispose]()
  return { github, gitops, app, start, [Symbol.asyncDispose]: dispose }
}

describe('a dispatched workflow', () => {
  test('has a run that is found by its number, and by its workflow', async () => {
    await using here = await stage()
    const started = await here.start({ service: 'shop', 'image-tag': '1.4.2' })
    expect(started.status).toBe(200)
    const id = numberAt(started.body, 'workflow_run_id')
    const run = await here.app.rest('GET', `${REPO}/actions/runs/${id}`)
    const expected = { id, display_title: 'Bump shop to 1.4.2', status: 'queued', conclusion: null }
    expect(run.body).toMatchObject(expected)
    const listed = await here.app.rest('GET', `${BUMP}/runs?event=workflow_dispatch`)
    expect(listAt(at(listed.body, 'workflow_runs'))).toMatchObject([expected])
    expect(here.github.violations).toEqual([])
  })

  test('is listed by number, branch, event and outcome of its workflow', async () => {
    await using here = await stage()
    const first = here.gitops.addRun('ci.yml', [])
    first.status = 'completed'
    first.conclusion = 'success'
    const second = here.gitops.addRun('ci.yml', [])
    here.gitops.addRun('other.yml', [])
    const run = await here.app.rest('GET', `${REPO}/actions/runs/${second.id}`)
    const runs = `${REPO}/actions/workflows/${numberAt(run.body, 'workflow_id')}/runs`
    const idsOf = async (query: string) => {
      const { body } = await here.app.rest('GET', `${runs}?${query}`)
      return listAt(at(body, 'workflow_runs')).map((one) => numberAt(one, 'id'))
    }
    expect(await idsOf('')).toEqual([second.id, first.id])
    expect(await idsOf('branch=main&event=push&status=success')).toEqual([first.id])
    expect(await idsOf('branch=other')).toEqual([])
    expect(await idsOf('event=schedule')).toEqual([])
    expect(here.github.violations).toEqual([])
  })

  test('goes as whoever takes it says', async () => {
    await using here = await stage()
    here.github.onDispatch((_, intake) => {
      if (intake.kind !== 'workflow') return
      intake.run.status = 'completed'
      intake.run.conclusion = 'success'
      const step = { name: 'Answer', conclusion: 'success' } as const
      const times = { createdAt: 0, startedAt: 1000, completedAt: 2000 }
      const job = { id: 7, name: 'Bump', status: 'completed', conclusion: 'success' } as const
      intake.run.jobs = [{ ...job, ...times, steps: [step] }]
    })
    const id = numberAt((await here.start({ service: 'shop' })).body, 'workflow_run_id')
    await here.github.dispatched()
    const run = await here.app.rest('GET', `${REPO}/actions/runs/${id}`)
    expect(run.body).toMatchObject({ status: 'completed', conclusion: 'success' })
    const jobs = await here.app.rest('GET', `${REPO}/actions/runs/${id}/jobs`)
    expect(jobs.body).toMatchObject({
      total_count: 1,
      jobs: [
        {
          name: 'Bump',
          completed_at: '1970-01-01T00:00:02Z',
          steps: [{ name: 'Answer', number: 1 }],
        },
      ],
    })
    expect(here.github.violations).toEqual([])
  })

  test.each([
    ['no such trigger', 'on: push\n', {}, "Workflow does not have 'workflow_dispatch' trigger"],
    ['an input too many', WORKFLOW, { service: 'a', x: '1' }, 'Unexpected inputs provided: ["x"]'],
    ['an input too few', WORKFLOW, {}, "Required input 'service' not provided"],
  ])('with %s is refused in the words of GitHub', async (_, text, inputs, message) => {
    await using here = await stage(text)
    const answer = await here.start(inputs)
    expect(answer).toMatchObject({ status: 422, body: { message } })
    expect(here.gitops.runs).toEqual([])
  })
})
