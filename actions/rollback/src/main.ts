import { ASKED_ONCE, actionInputs, runAction, runContext, say } from '@fluxgate/action-kit'
import { snapshotPorts } from '@fluxgate/delivery'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

await runAction(
  async () => {
    const started = runContext()
    const given = inputs(actionInputs, started.repository)
    return run(given, started, snapshotPorts(started, given, say))
  },
  { left: ASKED_ONCE },
)
