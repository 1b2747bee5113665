import {
  ASKED_ONCE,
  actionInputs,
  annotate,
  runAction,
  runContext,
  say,
} from '@fluxgate/action-kit'
import { createGitHubForge } from '@fluxgate/forge'
import { systemClock } from '@fluxgate/transport'
import { inputs } from './inputs.ts'
import { PATIENCE_SECONDS, toldOnce } from './patience.ts'
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
      log: toldOnce({ say, notice: (text) => annotate('notice', text) }),
      deadlineSeconds: PATIENCE_SECONDS,
    })
    const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd()
    return run(given, started, { forge, clock, workspace })
  },
  { left: ASKED_ONCE },
)
