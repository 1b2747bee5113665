import { actionInputs, runAction, say } from '@fluxgate/action-kit'
import { loadDelivery } from '@fluxgate/stages'
import { createTransport, proxiesOf, systemClock } from '@fluxgate/transport'
import { inputs } from './inputs.ts'
import { run } from './run.ts'

/** No sweep publishes. */
const left = {
  words: 'run it again: it goes on from what is in the registry',
  exitCode: 1,
} as const

await runAction(
  async () => {
    const given = inputs(actionInputs)
    const { delivery } = given
    const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd()
    const loaded = delivery === undefined ? undefined : await loadDelivery(workspace, delivery)
    const delivered = loaded && { chart: loaded.file.chart, root: loaded.root }
    const { proxyEnv, unused } = proxiesOf(process.env, process.versions.node)
    for (const line of unused) say(line)
    return run(given, workspace, delivered, {
      clock: systemClock,
      log: say,
      transport: createTransport(proxyEnv),
    })
  },
  { left },
)
