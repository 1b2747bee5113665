import {
  actionInputs,
  notSet,
  readEventFile,
  runAction,
  runContext,
  say,
} from '@fluxgate/action-kit'
import { githubPorts } from '@fluxgate/delivery'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

await runAction(async () => {
  const started = runContext()
  const given = inputs(actionInputs, started.repository)
  const ports = githubPorts(started, given, say)
  const path = given.event ?? started.eventPath
  if (path === undefined) throw notSet('GITHUB_EVENT_PATH')
  return run(given, readEventFile(path), started, ports)
})
