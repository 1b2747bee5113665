import { type NewRecord, recordPayload, releaseId } from '@fluxgate/promotion'
import { expect } from '@jest/globals'
import { byHand } from '../bundle/stage.ts'
import { handle } from '../support/bundle-runs.ts'
import { moment, rolloutEvent } from '../support/gitops.ts'
import { workflowToken } from './identity.ts'
import type { JudgedScene } from './judged.ts'

/** One way to try to have the promoter itself turn the gate green for a release that nobody ran. */
export interface JudgedAttack {
  readonly what: string
  readonly run: (scene: JudgedScene) => Promise<unknown>
}

const CHOICE = { to: 'prod', service: 'svc-0000', version: '1.1.0' }

/** That 1.1.0 came up in dev. */
export function itWorks(): NewRecord {
  const pins = { chart: '1.1.0', 'values.image.tag': '1.1.0' }
  return {
    ...{ kind: 'rollout', key: 'svc-0000', environment: 'dev', pins, what: 'upgrade' },
    ...{ releaseId: releaseId(pins), origin: { repository: undefined, commit: undefined } },
    ...{ outcome: 'success', cluster: 'dev-1', timestamp: undefined, reporter: 1 },
    ...{ reason: undefined, runUrl: undefined },
  }
}

function skipping(pull: number) {
  return { 'pull-request': String(pull), skip: 'proven', reason: 'fine' }
}

/** Writes a record with the tokens that somebody who can write here may come by, and has the pull request judged. */
async function forge(
  { github, gitops, head, judge }: JudgedScene,
  environment: string,
  record: NewRecord,
): Promise<void> {
  const payload = recordPayload(record)
  for (const token of [
    github.token({ kind: 'user', of: 'mallory' }),
    workflowToken(github, gitops, 'write'),
  ]) {
    await post({ github, gitops }, token, { ref: head, environment, payload })
  }
  await judge()
}

/** Writes a deployment that is meant to be a record, with any token. */
export function post(
  { github, gitops }: Pick<JudgedScene, 'github' | 'gitops'>,
  token: string,
  deployment: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const body = {
    ...deployment,
    task: 'fluxgate:svc-0000',
    required_contexts: [],
    auto_merge: false,
  }
  return fetch(`${github.url}/repos/${gitops.fullName}/deployments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** What is tried against the judgement: everything that it could be misled by. */
export const JUDGED_ATTACKS: readonly JudgedAttack[] = [
  {
    what: 'a pull request brings a release that nobody ran',
    run: ({ judge }) => judge(),
  },
  {
    what: 'its title, labels and comments say that it is fine',
    run: async ({ gitops, pull, judge }) => {
      await gitops.editPullRequest(pull, { by: 'mallory', title: 'Promote svc-0000 1.1.0 to prod' })
      gitops.label(pull, 'mallory', ['promotion', 'environment:dev', 'fluxgate:override'])
      gitops.comment(pull, 'mallory', 'Fluxgate-Release: svc-0000 1.1.0\n\n/override')
      await judge()
    },
  },
  {
    what: 'someone forges the record that it works in dev',
    run: (scene) => forge(scene, 'dev', itWorks()),
  },
  {
    what: 'a service repository asks for the version with the bumper’s App',
    run: async ({ github, seeded, promoter, judge }) => {
      const inputs = { ...CHOICE, token: promoter }
      await byHand({ github }, seeded, 'open-promotion-pr', inputs, { by: 'acme-bumper[bot]' })
      await judge()
    },
  },
  {
    what: 'someone whom the policy does not name asks for it',
    run: async ({ github, seeded, promoter, judge }) => {
      const inputs = { ...CHOICE, token: promoter }
      await byHand({ github }, seeded, 'open-promotion-pr', inputs, { by: 'mallory' })
      await judge()
    },
  },
  {
    what: 'someone re-runs what a person who may had started',
    run: async ({ github, seeded, promoter, judge }) => {
      const inputs = {
        ...{ environment: 'dev', service: 'svc-0000', reason: 'fine', token: promoter },
      }
      await byHand({ github }, seeded, 'attest', inputs, { triggeringActor: 'mallory' })
      await judge()
    },
  },
  {
    what: 'someone whom the policy does not name skips its gates',
    run: async ({ github, seeded, promoter, pull, judge }) => {
      const inputs = { ...skipping(pull), token: promoter }
      await byHand({ github }, seeded, 'promotion-gate', inputs, { by: 'mallory' })
      await judge()
    },
  },
  {
    what: 'a service repository skips its gates with the bumper’s App',
    run: async ({ github, seeded, promoter, pull, judge }) => {
      const inputs = { ...skipping(pull), token: promoter }
      await byHand({ github }, seeded, 'promotion-gate', inputs, { by: 'acme-bumper[bot]' })
      await judge()
    },
  },
  {
    what: 'someone re-runs what a person who may skip gates had started',
    run: async ({ github, seeded, promoter, pull, judge }) => {
      const inputs = { ...skipping(pull), token: promoter }
      const rerun = { triggeringActor: 'mallory' }
      await byHand({ github }, seeded, 'promotion-gate', inputs, rerun)
      await judge()
    },
  },
  {
    what: 'someone forges the record of an exception',
    run: async (scene) => {
      const pins = { chart: '1.1.0', 'values.image.tag': '1.1.0' }
      await forge(scene, 'prod', {
        ...{ kind: 'exception', key: 'svc-0000', environment: 'prod', pins, gates: ['proven'] },
        ...{ releaseId: releaseId(pins), origin: { repository: undefined, commit: undefined } },
        ...{ person: scene.seeded.ops.id, login: 'olga', reason: 'fine', runUrl: undefined },
        ...{ pullRequest: scene.pull, head: scene.head },
      })
    },
  },
  {
    what: 'an exception for another release, pull request or environment is taken for it',
    run: async ({ github, gitops, seeded, promoter, head, pull, judge }) => {
      const pins = { chart: '1.1.0', 'values.image.tag': '1.1.0' }
      const other = { ...pins, chart: '1.0.9' }
      const cases = [
        { environment: 'prod', pullRequest: pull, pins: other },
        { environment: 'prod', pullRequest: pull + 1, pins },
        { environment: 'prod', pullRequest: undefined, pins },
        { environment: 'dev', pullRequest: pull, pins },
      ]
      for (const one of cases) {
        const payload = recordPayload({
          ...{ kind: 'exception', key: 'svc-0000', gates: ['proven'], ...one },
          releaseId: releaseId(one.pins),
          origin: { repository: undefined, commit: undefined },
          ...{ person: seeded.ops.id, login: 'olga', reason: 'fine', head },
        })
        await post({ github, gitops }, promoter, {
          ref: head,
          environment: one.environment,
          payload,
        })
      }
      await judge()
    },
  },
  {
    what: 'someone who may not label issues tries to lift an emergency stop',
    run: async ({ github, gitops, seeded, judge }) => {
      const [service] = seeded.services
      if (service === undefined) throw new Error('no service')
      const at = moment(Date.now() - 60_000)
      await handle(github, seeded, rolloutEvent(seeded, service, '1.1.0', { at }))
      const stop = gitops.openIssue('payments are down', seeded.ops.login, ['fluxgate:freeze'])
      github.addUser('mira')
      gitops.grant('mira', 'read')
      gitops.openIssue('all is well', 'mira', ['fluxgate:freeze', 'environment:dev'])
      for (const edit of [{ state: 'closed' }, { labels: [] }] as const) {
        expect(() => gitops.editIssue(stop, 'mira', edit)).toThrow('triage')
      }
      await judge()
    },
  },
  {
    what: '`promote.yml` is started by hand on a branch',
    run: async ({ github, seeded, promoter, pull }) => {
      const inputs = { token: promoter, 'pull-request': String(pull) }
      const ref = 'refs/heads/mine'
      await byHand({ github }, seeded, 'promotion-gate', inputs, { by: 'mallory', ref })
    },
  },
  {
    what: 'someone pushes their commit under a name of the merge queue',
    run: async ({ github, gitops, seeded, promoter, head, judge }) => {
      const ref = `gh-readonly-queue/main/pr-1-${gitops.head() ?? ''}`
      await gitops.push({ by: 'mallory', branch: ref, to: head })
      const inputs = { token: promoter, 'pull-request': head }
      await byHand({ github }, seeded, 'promotion-gate', inputs, { by: 'mallory' })
      await judge()
    },
  },
  {
    what: 'the same, from a main that was',
    run: async ({ github, gitops, seeded, promoter, head }) => {
      const ref = `gh-readonly-queue/main/pr-1-${gitops.head() ?? ''}`
      await gitops.push({ by: 'mallory', branch: ref, to: head })
      await gitops.commit({ files: { 'README.md': 'x' }, message: 'Go on' })
      const inputs = { token: promoter, 'pull-request': head }
      await byHand({ github }, seeded, 'promotion-gate', inputs, { by: 'mallory' })
    },
  },
  {
    what: 'the pull request moves the overlay pattern away as well',
    run: async ({ gitops, judge }) => {
      const policy = (await gitops.read('.fluxgate/policy.yaml')) ?? ''
      await gitops.commit({
        branch: 'mine',
        files: { '.fluxgate/policy.yaml': policy.replace('apps/prod/', 'elsewhere/') },
        message: 'Tidy up',
        by: 'mallory',
      })
      await judge()
    },
  },
  {
    what: 'the pull request hides the pin in a file outside the overlay',
    run: async ({ gitops, judge }) => {
      const patch = (await gitops.read('apps/prod/svc-0000/patch.yaml', 'mine')) ?? ''
      await gitops.commit({
        branch: 'mine',
        files: {
          'apps/prod/svc-0000/patch.yaml': undefined,
          'apps/prod/svc-0000/kustomization.yaml':
            'resources: [../../base/svc-0000]\npatches: [{ path: ../../../shared/x.yaml }]\n',
          'shared/x.yaml': patch,
        },
        message: 'Share it',
        by: 'mallory',
      })
      await judge()
    },
  },
  {
    what: 'the pull request takes the service out and deploys it from beside its overlay',
    run: async ({ gitops, judge }) => {
      await gitops.commit({
        branch: 'mine',
        files: {
          'apps/prod/svc-0000/patch.yaml': undefined,
          'apps/prod/svc-0000/kustomization.yaml': undefined,
          'apps/prod/kustomization.yaml': 'resources: [_x]\n',
          'apps/prod/_x/kustomization.yaml':
            'resources: [../../base/svc-0000]\npatches: [{ path: patch.yaml }]\n',
          'apps/prod/_x/patch.yaml':
            (await gitops.read('apps/prod/svc-0000/patch.yaml', 'mine')) ?? '',
        },
        message: 'Tidy up',
        by: 'mallory',
      })
      await judge()
    },
  },
  {
    what: 'the pull request patches what the overlay pins from the folder above',
    run: async ({ gitops, judge }) => {
      const file = 'apps/prod/svc-0000/patch.yaml'
      await gitops.commit({
        branch: 'mine',
        files: {
          [file]: (await gitops.read(file)) ?? '',
          'apps/prod/kustomization.yaml':
            'resources: [svc-0000]\npatches: [{ path: patch.yaml }]\n',
          'apps/prod/patch.yaml': (await gitops.read(file, 'mine')) ?? '',
        },
        message: 'Tidy up',
        by: 'mallory',
      })
      await judge()
    },
  },
  {
    what: 'the policy on the base branch is broken',
    run: async ({ gitops, judge }) => {
      const files = { '.fluxgate/policy.yaml': 'version: 2\n' }
      await gitops.commit({ files, message: 'Oops' })
      await judge()
    },
  },
]
