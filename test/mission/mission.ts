import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type GitHub,
  type RepositoryControl,
  type RunJob,
  startGitHub,
} from '../github/src/index.ts'
import { type RealRegistry, startRegistry } from '../registry/src/index.ts'
import { BUMP_CALLER, takeBumps } from '../support/bump-workflow.ts'
import { type GitOps, seedGitOps } from '../support/gitops.ts'
import { baseFiles, overlayFiles, type Service } from '../support/overlays.ts'
import type { ActionEnd } from '../support/run-action.ts'
import { type JobState, runWorkflow, type WorkflowEnd } from './run-workflow.ts'
import { addWorkflow, SERVICE, writeService } from './service-repository.ts'

/** What dev and prod run before anything is delivered. */
export const BEFORE = '0.9.0'

const DELIVERED: Service = { key: SERVICE, kind: 'oci' }

/** A service repository, a GitOps repository and a registry, before the first push. */
export interface Mission extends AsyncDisposable {
  readonly github: GitHub
  readonly gitops: GitOps
  readonly registry: RealRegistry
  /** The service repository on GitHub: its runs. */
  readonly shop: RepositoryControl
  /** The same, checked out. */
  readonly folder: string
  /** Runs of the GitOps repository's bump.yml so far. */
  readonly bumps: readonly ActionEnd[]
  /** Adds deliver.yml, and what it uses, to the service repository. */
  addWorkflow(): void
  /**
   * Pushes what is checked out, and runs the service repository's workflow for it. `token` is the one that its App gets; default: one
   * that starts workflows.
   */
  push(token?: string): Promise<WorkflowEnd>
}

/** Sets the scene; dispose of it when the story is told. */
export async function setMission(): Promise<Mission> {
  const scratch = mkdtempSync(join(tmpdir(), 'fluxgate-mission-'))
  const folder = join(scratch, SERVICE)
  const github = await startGitHub()
  const registry = await startRegistry()
  const gitops = await gitOpsOf(github)
  const files = { README: SERVICE }
  const shop = await github.createRepository({ owner: 'acme', name: SERVICE, files })
  const bumps = takeBumps(github, gitops)
  writeService(folder)
  let pushes = 0
  return {
    github,
    gitops,
    registry,
    shop,
    folder,
    bumps,
    addWorkflow: () => addWorkflow(folder, `oci://${registry.host}/charts`),
    push: (token = github.token({ kind: 'installation', of: 'acme-starter' })) => {
      pushes += 1
      return push({ github, shop, folder, home: join(scratch, `home-${pushes}`), token })
    },
    [Symbol.asyncDispose]: async () => {
      await registry[Symbol.asyncDispose]()
      await github[Symbol.asyncDispose]()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

async function gitOpsOf(github: GitHub): Promise<GitOps> {
  const gitops = await seedGitOps(github, { services: 0 })
  github.addApp('acme-starter', { actions: 'write', metadata: 'read' })
  const overlays = ['dev', 'prod'].map((environment) =>
    overlayFiles(environment, DELIVERED, BEFORE),
  )
  const files = new Map([
    ['.github/workflows/bump.yml', BUMP_CALLER],
    ...baseFiles(DELIVERED),
    ...overlays.flatMap((overlay) => [...overlay]),
  ])
  await gitops.control.commit({ files, message: `Run ${SERVICE}` })
  return gitops
}

interface Place {
  readonly github: GitHub
  readonly shop: RepositoryControl
  readonly folder: string
  readonly home: string
  readonly token: string
}

async function push({ github, shop, folder, home, token }: Place): Promise<WorkflowEnd> {
  const commit = `HEAD:refs/heads/${shop.state.defaultBranch}`
  execFileSync('git', ['-C', folder, 'push', '--quiet', '--force', shop.directory, commit])
  shop.state.git.refs.reload()
  const run = shop.addRun('deliver.yml', [])
  const permissions = { contents: 'read', actions: 'read', packages: 'write' } as const
  const own = { kind: 'workflow', repositories: [shop.fullName], permissions } as const
  const { id, owner, defaultBranch } = shop.state
  const end = await runWorkflow({
    folder,
    home,
    workflow: '.github/workflows/deliver.yml',
    event: {
      ref: `refs/heads/${defaultBranch}`,
      after: shop.head(),
      repository: {
        id,
        name: SERVICE,
        full_name: shop.fullName,
        default_branch: defaultBranch,
        owner: { login: owner.login, id: owner.id },
      },
    },
    secrets: { GITHUB_TOKEN: github.token(own), FLUXGATE_BUMPER_PRIVATE_KEY: 'the-key' },
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_SERVER_URL: github.url,
      GITHUB_RUN_ID: String(run.id),
      APP_TOKEN: token,
      SCAN_REPORT: join(import.meta.dirname, '..', 'fixtures', 'scans', 'clean.sarif'),
    },
    path: [join(folder, 'doubles', 'bin')],
    onJob: (name, state) => {
      run.jobs = withJob(github, run.jobs, `Deliver / ${name}`, state)
    },
  })
  run.status = 'completed'
  run.conclusion = end.exitCode === 0 ? 'success' : 'failure'
  return end
}

/** The jobs of a run after one more has begun or ended, as GitHub would list them. */
function withJob(
  { world }: GitHub,
  jobs: readonly RunJob[],
  name: string,
  state: JobState,
): readonly RunJob[] {
  const now = world.clock()
  const known = jobs.find((job) => job.name === name)
  if (known !== undefined && state === 'started') return jobs
  const begun = known ?? { id: world.nextId(), name, createdAt: now, startedAt: now, steps: [] }
  const job: RunJob =
    state === 'started'
      ? { ...begun, status: 'in_progress', conclusion: undefined, completedAt: undefined }
      : {
          ...begun,
          status: 'completed',
          conclusion: state === 'succeeded' ? 'success' : 'failure',
          completedAt: now,
        }
  return [...jobs.filter((each) => each.name !== name), job]
}
