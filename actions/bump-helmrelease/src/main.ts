import { ASKED_ONCE, actionInputs, runAction, runContext, say } from '@fluxgate/action-kit'
import { githubPorts } from '@fluxgate/delivery'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

/** For a bump that this run carries out itself, and to start another run and read its end. */
const DEADLINE_SECONDS = 600

await runAction(
  async () => {
    const started = runContext()
    const given = inputs(actionInputs, started.repository)
    const deadlineSeconds =
      DEADLINE_SECONDS + (given.workflow === undefined ? 0 : given.waitMs / 1000)
    return run(given, started, githubPorts(started, { ...given, deadlineSeconds }, say))
  },
  { left: ASKED_ONCE },
)
