import { addPromotionTests } from '../support/promotion-tests.ts'
import { setAskingScene } from './approval-attacks.ts'
import { type Setup, workflowToken } from './identity.ts'
import type { JudgedScene } from './judged.ts'

/** One way to try to be let in without the promotion tests that the policy asks for. */
export interface TestAttack {
  readonly what: string
  readonly run: (scene: JudgedScene) => Promise<unknown>
}

/** Sets the scene: the release is proven, and prod asks for promotion tests, which nobody has started. */
export async function setTestedScene(setup: Setup): Promise<JudgedScene> {
  const scene = await setAskingScene(setup, 'tests: promotion-tests.yml')
  await addPromotionTests(scene.seeded)
  return scene
}

const CONTEXT = 'fluxgate/tests/prod/svc-0000'

/** What is tried against the promotion tests. */
export const TEST_ATTACKS: readonly TestAttack[] = [
  {
    what: 'someone writes that the promotion tests have passed',
    run: async (scene) => {
      const { github, gitops, judge } = scene
      const body = {
        ...{ context: CONTEXT, state: 'success', description: 'passed' },
        target_url: `${github.url}/${gitops.fullName}/actions/runs/1`,
      }
      const tokens = [
        github.token({ kind: 'user', of: 'mallory' }),
        github.token({ kind: 'installation', of: 'acme-bumper' }),
        workflowToken(github, gitops, 'write'),
      ]
      for (const token of tokens) await send(scene, token, `statuses/${scene.seeded.since}`, body)
      await judge()
    },
  },
  {
    what: 'someone starts the promotion tests by hand, on a branch where they are empty',
    run: async (scene) => {
      const { github, gitops, seeded, judge } = scene
      const files = { '.github/workflows/promotion-tests.yml': 'on: workflow_dispatch\n' }
      await gitops.commit({ branch: 'empty', from: 'main', files, message: 'x', by: 'mallory' })
      const token = github.token({ kind: 'user', of: 'mallory' })
      const path = 'actions/workflows/promotion-tests.yml/dispatches'
      const inputs = {
        ...{ environment: 'prod', upstream: 'dev', service: 'svc-0000', version: '1.1.0' },
        ...{ pins: '{}', commit: seeded.since, release: 'a1b2c3d4e5f6' },
      }
      await send(scene, token, path, { ref: 'main', inputs })
      await send(scene, token, path, { ref: 'empty' })
      for (const run of gitops.runs) Object.assign(run, ENDED)
      await judge()
    },
  },
]

const ENDED = { status: 'completed', conclusion: 'success' }

/** Asks GitHub for something with a token. */
export async function send(
  { github, gitops }: JudgedScene,
  token: string,
  path: string,
  body: unknown,
): Promise<void> {
  await fetch(`${github.url}/repos/${gitops.fullName}/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
