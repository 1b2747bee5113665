import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { type Mission, setMission } from '../../test/mission/mission.ts'
import { SERVICE } from '../../test/mission/service-repository.ts'
import { handle } from '../../test/support/bundle-runs.ts'
import { dispatchEvent } from '../../test/support/events.ts'
import { envelope, moment } from '../../test/support/gitops.ts'
import { type ActionEnd, runAction } from '../../test/support/run-action.ts'
import { toolsFolder } from '../setup/catalogue.ts'
import { answer, detail, diff, step } from './screen.ts'

const TOOLS = ['helm', 'kubeconform', 'registry'] as const

/** Makes the programs that the act needs, once, with progress shown; answers those that could not be had. */
export function makeForDelivery(): readonly string[] {
  if (missing().length > 0) {
    const setup = join(import.meta.dirname, '..', 'setup.ts')
    spawnSync(process.execPath, [setup, ...TOOLS], { stdio: 'inherit' })
  }
  return missing()
}

function missing(): readonly string[] {
  return TOOLS.filter((tool) => !existsSync(join(toolsFolder, tool)))
}

/** A commit travels to dev: what the jobs of deliver.yml do, one after the other. */
export async function deliveryAct(): Promise<void> {
  await using mission = await setMission()
  const { shop, folder, registry, github, gitops } = mission
  execFileSync('git', ['-C', folder, 'push', '--quiet', '--force', shop.directory, 'HEAD:main'])
  shop.state.git.refs.reload()

  step('ana', `pushes a commit of ${SERVICE}; plan-delivery says what there is to do`)
  const plan = await act(mission, 'plan-delivery', {})
  const { version = '', reason = '', 'fast-stages': stages = '' } = plan.outputs
  answer('planned', reason)

  step('ci', 'build-test runs its tests, and holds its chart against schemas')
  const tests = await act(mission, 'build-test', { stages })
  for (const each of tests.summary.split('\n').filter((text) => /^\| (?:unit|chart) /.test(text))) {
    const [, name = '', result = ''] = each.split('|').map((cell) => cell.trim())
    answer(result, name)
  }

  step('ci', 'publish-chart packs the chart and pushes it to a real registry')
  const asked = { version, delivery: '.fluxgate/delivery.yaml' }
  const charts = { ...asked, registry: `oci://${registry.host}/charts` }
  const { digest = '', ...published } = (await act(mission, 'publish-chart', charts)).outputs
  answer(published['operation'] ?? '', published['reason'] ?? '')
  const again = (await act(mission, 'publish-chart', charts)).outputs
  answer(again['operation'] ?? '', `the second time: ${again['reason'] ?? ''}`)

  step(
    'ci',
    'bump-helmrelease asks the GitOps repository to bump itself: it can start workflows, no more',
  )
  const token = github.token({ kind: 'installation', of: 'acme-starter' })
  const bump = await act(mission, 'bump-helmrelease', {
    repository: gitops.fullName,
    workflow: 'bump.yml',
    environment: 'dev',
    service: SERVICE,
    'chart-version': version,
    'chart-digest': digest,
    source: `${shop.fullName}@${shop.head()}`,
    token,
  })
  answer(bump.outputs['operation'] ?? '', `${SERVICE}: ${bump.outputs['reason'] ?? ''}`)
  const show = ['--git-dir', gitops.control.directory, 'show', '--format=', '-U0', 'main']
  diff(execFileSync('git', show, { encoding: 'utf8' }))

  step('flux', 'dev has upgraded; the promotion begins')
  const told = {
    story: 'install from oci' as const,
    name: SERVICE,
    namespace: 'apps',
    version,
    digest,
    environment: 'dev',
    cluster: 'dev-1',
    at: moment(Date.now()),
  }
  await handle(github, gitops, dispatchEvent(told, envelope(gitops)))
  const [pull] = gitops.control.pulls
  if (pull === undefined) throw new Error('no pull request was opened')
  detail(`pull request #${pull.number}: ${pull.title}`)
}

/** One step of deliver.yml, as its job would run it. */
async function act(
  { github, shop, folder }: Mission,
  action: string,
  inputs: Readonly<Record<string, string>>,
): Promise<ActionEnd> {
  const permissions = { contents: 'read', actions: 'read' } as const
  const own = { kind: 'workflow', repositories: [shop.fullName], permissions } as const
  const { id, defaultBranch } = shop.state
  const end = await runAction({
    action,
    inputs: { token: github.token(own), ...inputs },
    eventName: 'push',
    event: { repository: { id, full_name: shop.fullName, default_branch: defaultBranch } },
    repository: shop.fullName,
    sha: shop.head() ?? '',
    runId: shop.addRun('deliver.yml', []).id,
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    serverUrl: github.url,
    cwd: folder,
    extraEnv: {
      GITHUB_WORKSPACE: folder,
      PATH: [dirname(process.execPath), toolsFolder, process.env['PATH'] ?? ''].join(delimiter),
    },
  })
  if (end.exitCode === 0) return end
  throw new Error(`${action} ended with ${end.exitCode}:\n${end.stdout}${end.stderr}`)
}
