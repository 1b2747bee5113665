import { actionInputs, readEventFile, runAction, runContext, say } from '@fluxgate/action-kit'
import { githubPorts } from '@fluxgate/delivery'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

await runAction(async () => {
  const started = runContext()
  const given = inputs(actionInputs, started.repository)
  const ports = githubPorts(started, given, say)
  const path = given.event ?? started.eventPath
  const event = path === undefined ? undefined : readEventFile(path)
  return run(given, event, started, ports)
})
