import { ASKED_ONCE, actionInputs, runAction, runContext, say } from '@fluxgate/action-kit'
import { createGitHubForge, systemClock } from '@fluxgate/forge'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

/** For a bump that this run carries out itself, and to start another run and read its end. */
const DEADLINE_SECONDS = 600

await runAction(
  async () => {
    const started = runContext()
    const { apiUrl, graphqlUrl } = started
    const given = inputs(actionInputs, started.repository)
    const { token, repository } = given
    const clock = systemClock
    const deadlineSeconds =
      DEADLINE_SECONDS + (given.workflow === undefined ? 0 : given.waitMs / 1000)
    const common = { token, repository, apiUrl, graphqlUrl, clock, log: say }
    const forge = createGitHubForge({ ...common, deadlineSeconds })
    return run(given, started, { forge, clock })
  },
  { left: ASKED_ONCE },
)
