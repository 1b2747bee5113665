import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { BUMP_CALLER, completeBump, takeBumps } from '../support/bump-workflow.ts'
import { bump } from '../support/bundle-runs.ts'
import { type GitOps, headOf } from '../support/gitops.ts'
import { expectGolden } from './golden.ts'
import { endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  stage.github.addApp('acme-starter', { actions: 'write', metadata: 'read' })
})
afterAll(() => endStage(stage))

const NEXT = { service: 'svc-0000', 'chart-version': '1.1.0', 'image-tag': '1.1.0' } as const
const START = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches'

async function repository(name: string, workflow: string | undefined = BUMP_CALLER) {
  const gitops = await stage.repository(name)
  if (workflow !== undefined) {
    await gitops.control.commit({
      files: { '.github/workflows/bump.yml': workflow },
      message: 'Let service repositories bump',
    })
  }
  return gitops
}

/** A bump from the service repository, by an App that may do no more than start workflows. */
function ask(gitops: GitOps, inputs: Readonly<Record<string, string>> = {}) {
  const token = stage.github.token({ kind: 'installation', of: 'acme-starter' })
  const all = { ...NEXT, workflow: 'bump.yml', 'wait-minutes': '1', token, ...inputs }
  const { fullName } = gitops
  return bump(stage.github, { ...gitops, fullName: 'acme/first' }, { repository: fullName, ...all })
}

describe('a bump by the workflow of the GitOps repository', () => {
  test('needs no more than to start it, and ends with what it did', async () => {
    const gitops = await repository('by-workflow')
    const ends = takeBumps(stage.github, gitops)
    const mark = stage.github.ledger.mark()
    const end = await ask(gitops, { source: `acme/first@${'c0ffee'.padEnd(40, '0')}` })
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toEqual({
      operation: 'committed',
      reason: 'dev moves from 1.0.0 to 1.1.0',
      commit: headOf(gitops.control),
      'pull-request': '',
    })
    expect(ends).toHaveLength(1)
    expect(gitops.control.runs).toMatchObject([{ title: 'Bump svc-0000 in dev to 1.1.0' }])
    const asked = stage.github.ledger
      .since(mark)
      .filter(({ login }) => login === 'acme-starter[bot]')
    expect(new Set(asked.map(({ route }) => route))).toEqual(
      new Set([
        'GET /repos/{owner}/{repo}',
        START,
        'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
        'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
      ]),
    )
    expectGolden('bump-by-workflow', end.summary, stage.github)
  })

  test('of what is there already finds nothing to do', async () => {
    const gitops = await repository('by-workflow-twice')
    takeBumps(stage.github, gitops)
    await bump(stage.github, gitops, NEXT)
    expect((await ask(gitops)).outputs).toMatchObject({
      operation: 'none',
      reason: 'dev pins 1.1.0 already',
    })
  })

  test('that the other side refuses fails here, with its reason and a link', async () => {
    const gitops = await repository('by-workflow-held')
    const hold = '- { version: 1.1.0, reason: "loses orders", by: olga }\n'
    const files = { '.fluxgate/holds/dev/svc-0000.yaml': hold }
    await gitops.control.commit({ files, message: 'Hold 1.1.0' })
    takeBumps(stage.github, gitops)
    const end = await ask(gitops)
    expect(end.exitCode).toBe(1)
    expect(end.outputs).toMatchObject({ operation: 'refused' })
    const url = `${stage.github.url}/${gitops.fullName}/actions/runs/${gitops.control.runs[0]?.id}`
    expect(errorsOf(end)).toEqual([
      `"bump.yml" of ${gitops.fullName} ended with failure: 1.1.0 is held in dev by olga: loses orders; lift the hold to let it through; see ${url}`,
    ])
    expectGolden('bump-by-workflow-held', end.summary, stage.github)
  })

  test('that fails without a word fails here with the link', async () => {
    const gitops = await repository('by-workflow-silent')
    stage.github.onDispatch((_, intake) => {
      if (intake.kind === 'workflow') completeBump(intake.run, { exitCode: 1, outputs: {} })
    })
    const end = await ask(gitops)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(/ended with failure; see http\S+$/)])
  })

  test('by a workflow that gives no answer says that it was started, and no more', async () => {
    const gitops = await repository('by-workflow-old')
    stage.github.onDispatch((_, intake) => {
      if (intake.kind !== 'workflow') return
      completeBump(intake.run, { exitCode: 0, outputs: {} })
    })
    const end = await ask(gitops)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({
      operation: 'started',
      reason: expect.stringMatching(/ended well and does not say what it did; .*; see http/),
    })
  })

  test('that was skipped because it ran on another branch is no success', async () => {
    const gitops = await repository('by-workflow-skipped')
    stage.github.onDispatch((_, intake) => {
      if (intake.kind !== 'workflow') return
      intake.run.status = 'completed'
      intake.run.conclusion = 'skipped'
    })
    const end = await ask(gitops)
    expect(errorsOf(end)).toEqual([expect.stringContaining('ended with skipped; see http')])
  })

  test('writes nothing in a dry run, and says what it would ask for', async () => {
    const gitops = await repository('by-workflow-dry')
    const mark = stage.github.ledger.mark()
    const end = await ask(gitops, { 'dry-run': 'true' })
    expect(end.outputs).toMatchObject({
      operation: 'none',
      reason: `"bump.yml" of ${gitops.fullName} would be started`,
    })
    expect(writesSince(stage.github, mark)).toEqual([])
    expectGolden('bump-by-workflow-dry-run', end.summary, stage.github)
  })
})

describe('a workflow that can not be started', () => {
  test.each<[string, string | undefined, RegExp]>([
    ['missing', undefined, /has no workflow "bump.yml" on main; copy it there from docs/],
    ['no-trigger', 'on: push\n', /it has no "workflow_dispatch" trigger on main; copy it anew/],
    [
      'other-inputs',
      'on: { workflow_dispatch: { inputs: { service: {} } } }\n',
      /GitHub says "Unexpected inputs provided: .*environment/,
    ],
  ])('%s is told with what to do', async (name, workflow, said) => {
    const gitops =
      workflow === undefined ? await stage.repository(name) : await repository(name, workflow)
    const end = await ask(gitops)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(end.outputs).toMatchObject({ operation: 'refused', commit: '' })
  })

  test('of a repository that is not there, or not to be seen, says which', async () => {
    const gitops = await repository('seen')
    const end = await ask(gitops, { repository: 'acme/unseen' })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      'could not read the default branch of acme/unseen: GitHub answered 404 "Not Found"; check the name, and that the token reaches the repository with metadata: read (GITHUB_TOKEN reaches its own repository only)',
    ])
  })

  test('for want of a permission names it', async () => {
    const gitops = await repository('no-permission')
    const end = await ask(gitops, { token: gitops.bumpToken })
    expect(errorsOf(end)).toEqual([expect.stringContaining('give the token actions: write')])
  })
})
