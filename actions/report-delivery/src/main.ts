import { actionInputs, runAction, runContext, say } from '@fluxgate/action-kit'
import { createGitHubForge } from '@fluxgate/forge'
import { systemClock } from '@fluxgate/transport'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

await runAction(
  async () => {
    const started = runContext()
    const { apiUrl, graphqlUrl, repository } = started
    const given = inputs(actionInputs, repository)
    const clock = systemClock
    const { token } = given
    const forge = createGitHubForge({ token, repository, apiUrl, graphqlUrl, clock, log: say })
    const runnerName = process.env['RUNNER_NAME']
    return run(given, started, { forge, clock, runnerName })
  },
  // The delivery itself is done by now.
  { left: { words: 'run it again', exitCode: 0 } },
)
