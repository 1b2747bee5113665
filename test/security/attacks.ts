import { type Scene, workflowToken, writeGreen } from './identity.ts'

/** One way to try to turn the gate green without the promoter's judgement. */
export interface Attack {
  /** For the table in SECURITY.md. */
  readonly what: string
  readonly run: (scene: Scene) => Promise<unknown>
}

/** What is tried against the status itself: who may write it, and whose word the ruleset takes. */
export const ATTACKS: readonly Attack[] = [
  {
    what: 'someone who can write sets the status with a token of their own',
    run: (scene) => writeGreen(scene, scene.github.token({ kind: 'user', of: 'mallory' })),
  },
  {
    what: 'a pull request edits `gate.yml` so that it sets the status',
    run: (scene) => writeGreen(scene, workflowToken(scene.github, scene.gitops, 'write')),
  },
  {
    what: 'a pull request from a fork does the same',
    run: (scene) => writeGreen(scene, workflowToken(scene.github, scene.gitops, 'read')),
  },
  {
    what: 'an edited `promote.yml` is started by hand on a branch',
    run: async (scene) => {
      await writeGreen(scene, workflowToken(scene.github, scene.gitops, 'write'))
      // An environment's secrets are given to the branches that it names; a repository's to every run.
      if (scene.setup === 'secret') await writeGreen(scene, scene.promoter)
    },
  },
  {
    what: 'a service repository sets the status with the bumper’s App',
    run: ({ github, ...scene }) =>
      writeGreen({ github, ...scene }, github.token({ kind: 'installation', of: 'acme-bumper' })),
  },
  {
    what: 'a cluster sets the status with the token that Flux reports with',
    run: ({ github, ...scene }) =>
      writeGreen({ github, ...scene }, github.token({ kind: 'installation', of: 'acme-flux' })),
  },
  {
    what: 'someone labels, comments and approves',
    run: async ({ gitops, pull }) => {
      gitops.label(pull, 'mallory', ['fluxgate:approved', 'promotion', 'environment:prod'])
      gitops.comment(pull, 'mallory', '/approve\n\nfluxgate/gate: success')
      gitops.approve(pull, 'mallory')
    },
  },
  {
    what: 'someone pushes another commit after the gate was green',
    run: async (scene) => {
      await writeGreen(scene, scene.promoter)
      await scene.gitops.commit({
        branch: 'promote/prod/shop',
        files: { 'apps/prod/shop.yaml': 'version: 9.9.9\n' },
        message: 'One more thing',
        by: 'mallory',
      })
    },
  },
]
