import { recordPayload } from '@fluxgate/promotion'
import { byHand } from '../bundle/stage.ts'
import { startGitHub } from '../github/src/index.ts'
import { seedGitOps } from '../support/gitops.ts'
import { pinFile } from '../support/overlays.ts'
import { GATE, type Setup, workflowToken } from './identity.ts'
import type { JudgedScene } from './judged.ts'
import { itWorks, post } from './judged-attacks.ts'

/** One way to try to be let in without the approval that the policy asks for. */
export interface ApprovalAttack {
  readonly what: string
  readonly run: (scene: JudgedScene) => Promise<unknown>
}

/** Sets the scene: the release is proven, and prod asks for the approval of one person; `mallory` may write and has opened nothing. */
export function setApprovalScene(setup: Setup): Promise<JudgedScene> {
  return setAskingScene(setup, 'approvals: { count: 1 }')
}

/** The same, where prod asks for other gates: as the policy has them, in a flow mapping. */
export async function setAskingScene(setup: Setup, gates: string): Promise<JudgedScene> {
  const github = await startGitHub()
  const seeded = await seedGitOps(github, { services: 1, ahead: 1 })
  for (const login of ['mallory', 'mira', 'pia']) github.addUser(login)
  github.addTeam('acme', 'leads', ['olga', 'mira'], ['pia'])
  const { control, developer } = seeded
  for (const login of ['mallory', 'pia']) control.grant(login, 'write')
  control.grant('mira', 'read')
  await askFor(control, gates)
  const app = github.world.apps.find(({ bot }) => bot.id === seeded.promoter.id)
  const statusApp = setup === 'workflow' ? 15368 : app?.id
  control.protect({ branch: 'main', requiredStatuses: [GATE], statusApp, approvals: 0 })
  const [service] = seeded.services
  if (service === undefined) throw new Error('the repository has no service')
  const promoter = setup === 'workflow' ? workflowToken(github, control, 'write') : seeded.token
  await post({ github, gitops: control }, promoter, {
    ...{ ref: seeded.since, environment: 'dev', payload: recordPayload(itWorks()) },
  })
  const files = pinFile('prod', service, '1.1.0')
  const by = developer.login
  const head = await control.commit({ branch: 'mine', files, message: 'Mine', by })
  const { number } = await control.openPullRequest({ title: 'x', head: 'mine', by })
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

type Control = JudgedScene['gitops']

/** Has the policy ask for approvals in prod. */
function ask(control: Control, approvals: string): Promise<void> {
  return askFor(control, `approvals: ${approvals}`)
}

async function askFor(control: Control, gates: string): Promise<void> {
  const path = '.fluxgate/policy.yaml'
  const policy = (await control.read(path)) ?? ''
  const overlays = 'overlays: "apps/prod/{service}"'
  const [before = '', rest = ''] = policy.split(overlays)
  const after = rest.replace(/^[^}]*\}/, `, gates: { ${gates} } }`)
  await control.commit({ files: { [path]: `${before}${overlays}${after}` }, message: 'Ask' })
}

/** `mallory` pushes a commit under somebody else's address. */
async function pushAs(control: Control, by: string): Promise<void> {
  const files = { 'README.md': 'x\n' }
  await control.commit({ branch: 'mine', files, message: 'Not mine', by, pushedBy: 'mallory' })
}

/** What is tried against the approvals that the policy asks for. */
export const APPROVAL_ATTACKS: readonly ApprovalAttack[] = [
  {
    what: 'nobody approves, where the policy asks for it',
    run: ({ judge }) => judge(),
  },
  {
    what: 'someone pushes a commit to a pull request and approves it',
    run: async ({ gitops, pull, judge }) => {
      const files = { 'README.md': 'x\n' }
      await gitops.commit({ branch: 'mine', files, message: 'Me too', by: 'mallory' })
      gitops.approve(pull, 'mallory')
      await judge()
    },
  },
  {
    what: 'someone does the same under an address that GitHub knows nobody by',
    run: async ({ gitops, pull, judge }) => {
      const files = { 'README.md': 'x\n' }
      await gitops.commit({ branch: 'mine', files, message: 'Not me' })
      gitops.approve(pull, 'mallory')
      await judge()
    },
  },
  {
    what: 'someone does the same under the address of the promoter',
    run: async ({ gitops, pull, setup, seeded, judge }) => {
      const by = setup === 'workflow' ? 'github-actions[bot]' : seeded.promoter.login
      await pushAs(gitops, by)
      gitops.approve(pull, 'mallory')
      await judge()
    },
  },
  {
    what: 'someone does the same under the address of who opened it',
    run: async ({ gitops, pull, seeded, judge }) => {
      await pushAs(gitops, seeded.developer.login)
      gitops.approve(pull, 'mallory')
      await judge()
    },
  },
  {
    what: 'a commit is pushed after the approval',
    run: async ({ gitops, pull, judge }) => {
      gitops.approve(pull, 'olga')
      const files = { 'README.md': 'x\n' }
      await gitops.commit({ branch: 'mine', files, message: 'One more', by: 'mallory' })
      await judge()
    },
  },
  {
    what: 'a commit is pushed after a person who may had skipped the approval',
    run: async ({ github, gitops, pull, promoter, seeded, judge }) => {
      const skip = { 'pull-request': String(pull), skip: 'approvals', reason: 'fine' }
      const inputs = { ...skip, token: promoter }
      await byHand({ github }, seeded, 'promotion-gate', inputs, { by: seeded.ops.login })
      const files = { 'README.md': 'x\n' }
      await gitops.commit({ branch: 'mine', files, message: 'One more', by: 'mallory' })
      await judge()
    },
  },
  {
    what: 'an approval is taken back, or followed by a request for changes',
    run: async ({ gitops, pull, judge }) => {
      const { id } = gitops.approve(pull, 'olga')
      gitops.dismiss(pull, id, 'mallory')
      gitops.approve(pull, 'mallory')
      gitops.review(pull, { by: 'mallory', state: 'CHANGES_REQUESTED' })
      await judge()
    },
  },
  {
    what: 'an App or a workflow approves',
    run: async ({ gitops, pull, seeded, judge }) => {
      for (const by of ['acme-bumper[bot]', 'github-actions[bot]', seeded.promoter.login]) {
        gitops.approve(pull, by)
      }
      await judge()
    },
  },
  {
    what: 'someone who may not write approves, in the team or not',
    run: async ({ gitops, pull, judge }) => {
      gitops.approve(pull, 'mira')
      await judge()
      await ask(gitops, '{ teams: [acme/leads] }')
      await judge()
    },
  },
  {
    what: 'someone approves who is invited to the team, or was never in it',
    run: async ({ gitops, pull, judge }) => {
      await ask(gitops, '{ teams: [acme/leads] }')
      gitops.approve(pull, 'pia')
      gitops.approve(pull, 'mallory')
      await judge()
    },
  },
  {
    what: 'an author of the source, which nobody can tell, approves',
    run: async ({ gitops, pull, judge }) => {
      await ask(gitops, '{ notSourceAuthor: true }')
      gitops.approve(pull, 'mallory')
      await judge()
    },
  },
]
