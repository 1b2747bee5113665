import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryOf, type Stage } from '../bundle/stage.ts'
import type { Account } from '../github/src/index.ts'
import type { GitOps } from '../support/gitops.ts'
import { aRunId } from '../support/run-action.ts'
import { localCopy, type Replacement } from './local-copy.ts'
import { runWorkflow, type WorkflowEnd, type WorkflowStart } from './run-workflow.ts'
import { commit, copyActions, write } from './service-repository.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** A workflow of a GitOps repository, as users copy it. */
export type GitOpsWorkflow = 'promote' | 'gate' | 'rollback'

/** How a copy comes: calling our reusable workflow, or with its job written out, which names an environment. */
export type CopyKind = 'caller' | 'with-environment'

/** An event at which one of them runs. */
export interface WorkflowRunStart {
  readonly workflow: GitOpsWorkflow
  readonly eventName: NonNullable<WorkflowStart['eventName']>
  /** Beside the repository and the sender, which every event has. */
  readonly event: Readonly<Record<string, unknown>>
  readonly sender: Account
  /** The token that the run has; default: of the promoter. */
  readonly token?: string
  readonly vars?: Readonly<Record<string, string>>
}

/** The workflows of one GitOps repository, run by act with the built actions against the stand-in. */
export interface GitOpsWorkflows extends Disposable {
  run(start: WorkflowRunStart): Promise<WorkflowEnd>
}

/** Hands on what gh is asked to start, as gh does. */
const GH = `#!/usr/bin/env node
const [group, verb, workflow, ...rest] = process.argv.slice(2)
const options = Object.groupBy(Array.from({ length: rest.length / 2 }, (_, n) => rest.slice(2 * n, 2 * n + 2)), ([name]) => name)
const one = (name) => options[name][0][1]
const inputs = Object.fromEntries(options['--field'].map(([, field]) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]))
if (group + ' ' + verb !== 'workflow run') throw new Error('gh ' + group + ' ' + verb)
const answer = await fetch(
  process.env.GITHUB_API_URL + '/repos/' + one('--repo') + '/actions/workflows/' + workflow + '/dispatches',
  {
    method: 'POST',
    headers: {
      authorization: 'Bearer ' + process.env.GH_TOKEN,
      accept: 'application/vnd.github+json',
      'content-type': 'application/json',
      'user-agent': 'gh',
    },
    body: JSON.stringify({ ref: one('--ref'), inputs }),
  },
)
if (!answer.ok) console.error('HTTP ' + answer.status + ': ' + (await answer.text()))
process.exitCode = answer.ok ? 0 : 1
`

/** Hands out the token that the environment carries, to who has the App's key. */
const APP_TOKEN = `name: App token
inputs: { client-id: {}, private-key: {} }
outputs: { token: { value: "\${{ steps.token.outputs.token }}" } }
runs:
  using: composite
  steps:
    - id: token
      shell: bash
      run: |
        test "$KEY" = "the-key"
        echo "token=$APP_TOKEN" >> "$GITHUB_OUTPUT"
      env: { KEY: "\${{ inputs.private-key }}" }
`

/** Checks out copies of the documented workflows with what they use beside them; dispose of them when done. */
export function gitOpsWorkflows(
  { github }: Pick<Stage, 'github'>,
  gitops: GitOps,
  workflows: readonly GitOpsWorkflow[],
  kind: CopyKind = 'caller',
): GitOpsWorkflows {
  const scratch = mkdtempSync(join(tmpdir(), 'fluxgate-workflows-'))
  const folder = join(scratch, 'gitops')
  const used = workflows.flatMap((name) => copyWorkflow(folder, name, kind))
  write(folder, { 'doubles/app-token/action.yml': APP_TOKEN, 'doubles/bin/gh': GH })
  chmodSync(join(folder, 'doubles/bin/gh'), 0o755)
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main', folder])
  const origin = `https://github.com/${gitops.fullName}.git`
  execFileSync('git', ['-C', folder, 'remote', 'add', 'origin', origin])
  copyActions(folder, used)
  commit(folder, 'Promote with Fluxgate')
  return {
    run: ({ workflow, event, sender, token = gitops.token, vars = {}, ...start }) =>
      runWorkflow({
        folder,
        home: mkdtempSync(join(scratch, 'home-')),
        workflow: `.github/workflows/${workflow}.yml`,
        actor: sender.login,
        event: { repository: repositoryOf(gitops), sender: senderOf(sender), ...event },
        secrets: { GITHUB_TOKEN: token, FLUXGATE_PRIVATE_KEY: 'the-key' },
        env: {
          GITHUB_API_URL: github.url,
          GITHUB_GRAPHQL_URL: github.graphqlUrl,
          GITHUB_SERVER_URL: github.url,
          GITHUB_ACTOR_ID: String(sender.id),
          GITHUB_TRIGGERING_ACTOR: sender.login,
          GITHUB_RUN_ID: String(aRunId()),
          APP_TOKEN: gitops.token,
        },
        vars,
        path: [join(folder, 'doubles', 'bin')],
        onJob: () => undefined,
        ...start,
      }),
    [Symbol.dispose]: () => rmSync(scratch, { recursive: true, force: true }),
  }
}

/** Who did what an event is about, as the event names them. */
function senderOf({ id, login, kind }: Account): Readonly<Record<string, unknown>> {
  return { id, login, type: kind }
}

/** The text that a GitOps repository has as this workflow. */
export function documentedCopy(name: GitOpsWorkflow, kind: CopyKind): string {
  const folder = kind === 'caller' ? '.github/workflows' : kind
  return readFileSync(join(ROOT, 'docs/gitops-repository', folder, `${name}.yml`), 'utf8')
}

function copyWorkflow(
  folder: string,
  name: GitOpsWorkflow,
  kind: CopyKind,
): readonly Replacement[] {
  const documented = documentedCopy(name, kind)
  const at = `.github/workflows/${name}.yml`
  if (kind === 'with-environment') {
    const { text, replaced } = localCopy(documented.replaceAll(OF_OURS, 'uses: $/$1'))
    write(folder, { [at]: text })
    return replaced
  }
  const { text, replaced } = localCopy(readFileSync(join(ROOT, at), 'utf8'))
  write(folder, {
    [at]: documented.replace(OF_OURS, `uses: ./.github/workflows/reusable-${name}.yml`),
    [`.github/workflows/reusable-${name}.yml`]: text,
  })
  return replaced
}

/** A step or a job that uses what is ours, by the commit that users put there. */
const OF_OURS = /uses: fluxgate\/fluxgate\/(\S+)@\S+.*/g
