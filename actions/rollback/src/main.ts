import { ASKED_ONCE, actionInputs, runAction, runContext, say } from '@fluxgate/action-kit'
import { createGitHubForge, systemClock } from '@fluxgate/forge'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

await runAction(
  async () => {
    const started = runContext()
    const { apiUrl, graphqlUrl } = started
    const given = inputs(actionInputs, started.repository)
    const { token, repository } = given
    const clock = systemClock
    const forge = createGitHubForge({ token, repository, apiUrl, graphqlUrl, clock, log: say })
    return run(given, started, { forge, clock })
  },
  { left: ASKED_ONCE },
)
