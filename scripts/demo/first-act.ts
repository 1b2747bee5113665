import { showMarkdown } from './markdown.ts'
import { detail, diff, step } from './screen.ts'
import { bumpDev, CUSTOMER, fluxEvent, git, type Stage, takeEvent } from './world.ts'

/** One release, the whole way. */
export async function firstAct(stage: Stage): Promise<void> {
  const { control, ops } = stage.gitops
  step('ci', 'customer-service 1.4.2 is built; bump-helmrelease sets it in dev')
  await bumpDev(stage, CUSTOMER, '1.4.2')
  diff(git(stage, 'show', '--format=', '-U1', 'main'))

  step('flux', 'dev has upgraded; Flux sends its event, handle-dispatch-promotion takes it')
  const event = fluxEvent(stage, CUSTOMER, '1.4.2')
  detail(`${String(event['action'])}: ${messageOf(event)}`)
  await takeEvent(stage, event)

  const [pull] = control.pulls
  if (pull === undefined) throw new Error('no pull request was opened')
  step('github', `pull request #${pull.number} waits for a person`)
  showMarkdown(pull.title, pull.body)

  step('ana', `reads it, approves it, merges #${pull.number}`)
  control.approve(pull.number, ops.login)
  await control.mergePullRequest(pull.number, { by: ops.login, method: 'merge' })
  diff(git(stage, 'diff', '-U1', 'main^1', 'main'))

  step('flux', 'prod has upgraded too, and says so')
  await takeEvent(stage, fluxEvent(stage, CUSTOMER, '1.4.2', { environment: 'prod' }))

  step('git', 'log --graph: the audit log')
  detail(git(stage, 'log', '--graph', '--format=%h %an: %s', 'main'))
}

function messageOf(event: Record<string, unknown>): string {
  const payload: unknown = event['client_payload']
  if (typeof payload !== 'object' || payload === null || !('message' in payload)) return ''
  return String(payload.message)
}
