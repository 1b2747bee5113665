import { actionInputs, runAction, runContext } from '@fluxgate/action-kit'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

await runAction(
  async () => {
    const cancel = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort())
    const environment = process.env
    const workspace = environment['GITHUB_WORKSPACE'] || process.cwd()
    const given = inputs(actionInputs)
    return run(given, runContext(), { workspace, environment, cancelled: cancel.signal })
  },
  { takesSignals: true },
)
