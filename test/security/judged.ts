import { byHand } from '../bundle/stage.ts'
import { startGitHub } from '../github/src/index.ts'
import { type GitOps, seedGitOps } from '../support/gitops.ts'
import { pinFile } from '../support/overlays.ts'
import { GATE, type Scene, type Setup, workflowToken } from './identity.ts'

/** A scene whose pull request brings a release into prod that nobody ran, and whose promoter judges with the built bundle. */
export interface JudgedScene extends Scene {
  readonly seeded: GitOps
  /** Lets the promoter's workflow on main judge the pull request. */
  readonly judge: () => Promise<void>
}

/** Sets the scene: dev runs 1.1.0, on which nobody reported. */
export async function setJudgedScene(setup: Setup): Promise<JudgedScene> {
  const github = await startGitHub()
  const seeded = await seedGitOps(github, { services: 1, ahead: 1 })
  github.addUser('mallory')
  const { control } = seeded
  control.grant('mallory', 'write')
  const app = github.world.apps.find(({ bot }) => bot.id === seeded.promoter.id)
  const statusApp = setup === 'workflow' ? 15368 : app?.id
  control.protect({ branch: 'main', requiredStatuses: [GATE], statusApp, approvals: 0 })
  const [service] = seeded.services
  if (service === undefined) throw new Error('the repository has no service')
  const files = pinFile('prod', service, '1.1.0')
  const head = await control.commit({ branch: 'mine', files, message: 'Mine', by: 'mallory' })
  const { number } = await control.openPullRequest({ title: 'x', head: 'mine', by: 'mallory' })
  const promoter = setup === 'workflow' ? workflowToken(github, control, 'write') : seeded.token
  const judge = async () => {
    const inputs = { token: promoter, 'pull-request': String(number) }
    await byHand({ github }, seeded, 'promotion-gate', inputs, { by: 'mallory' })
  }
  return {
    ...{ github, gitops: control, setup, head, promoter, seeded, judge },
    pull: number,
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  }
}
