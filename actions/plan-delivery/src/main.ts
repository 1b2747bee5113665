import { ASKED_ONCE, actionInputs, runAction, runContext, say } from '@fluxgate/action-kit'
import { createGitHubForge, systemClock } from '@fluxgate/forge'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

await runAction(
  async () => {
    const started = runContext()
    const { apiUrl, graphqlUrl, repository } = started
    const given = inputs(actionInputs, repository)
    const clock = systemClock
    const { token } = given
    const forge = createGitHubForge({
      token,
      repository,
      apiUrl,
      graphqlUrl,
      clock,
      log: say,
      // What can't be had in a minute is worth less than the time of the run.
      deadlineSeconds: 60,
    })
    const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd()
    return run(given, started, { forge, clock, workspace })
  },
  { left: ASKED_ONCE },
)
