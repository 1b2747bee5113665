import type { ActionStart } from '../../test/support/run-action.ts'
import type { GitHubClient, Seeded } from './github-client.ts'
import { type Cost, costOfAction, costOfPlainGit } from './measured.ts'

/** Versions of the seeded overlays: of prod, and of dev. */
const VERSIONS = { from: '1.0.0', to: '1.1.0' }

/** What is measured, in the order of the table: what it does, and what of git alone stands beside it. */
export const SUBJECTS = [
  {
    name: 'new promotion',
    beside: 'plain git: new promotion',
    does: 'an event of Flux: its rollout is recorded, the promotion planned, the pull request opened',
  },
  {
    name: 'plain git: new promotion',
    beside: undefined,
    does: 'a sparse depth-1 clone without blobs, sed on one file, one commit, one push, one call: no record, no proof, no check',
  },
  {
    name: 'event again',
    beside: 'plain git: look again',
    does: 'the same event once more, after which nothing has changed',
  },
  {
    name: 'plain git: look again',
    beside: undefined,
    does: 'that clone of the promotion branch, in which grep finds the version',
  },
  {
    name: 'gate',
    beside: 'plain git: judge',
    does: 'the verdict on that pull request, which nobody has judged: every gate evaluated, one status written',
  },
  {
    name: 'plain git: judge',
    beside: undefined,
    does: 'that clone, the difference from main, a status that says so, by no rule',
  },
  {
    name: 'sweep, nothing differs',
    beside: 'plain git: compare all',
    does: 'every service of every environment compared; there is nothing to do',
  },
  {
    name: 'sweep, 10 differ',
    beside: 'plain git: compare all',
    does: 'the same with 10 services ahead that nobody has reported: each is asked about, nothing is written',
  },
  {
    name: 'sweep, all differ',
    beside: 'plain git: compare all',
    does: 'the same with all of them ahead',
  },
  {
    name: 'plain git: compare all',
    beside: undefined,
    does: 'a bare depth-1 clone in which git grep and diff compare the lines that look like pins',
  },
  {
    name: 'release set of all',
    beside: 'plain git: all at once',
    does: 'the sweep that makes one pull request of all services, each with a record of its rollout; 1,000 at most',
  },
  {
    name: 'plain git: all at once',
    beside: undefined,
    does: 'the clone of a new promotion with all overlays of prod, sed over those',
  },
] as const

export type SubjectName = (typeof SUBJECTS)[number]['name']

export type Costs = ReadonlyMap<SubjectName, readonly Cost[]>

/** One repeat: each way promotes a service of its own, looks at it again, and judges its pull request, one after the other. */
export async function repeat(
  github: GitHubClient,
  folder: string,
  seeded: Seeded,
  name: string,
  [ours, theirs]: readonly [string, string],
): Promise<ReadonlyMap<SubjectName, Cost>> {
  const event = await github.event(name, ours)
  const start = { ...handler(seeded), event }
  const plain = (act: 'promote' | 'look' | 'judge') =>
    costOfPlainGit(github, folder, seeded, act, theirs, VERSIONS)
  const costs = new Map<SubjectName, Cost>([
    ['new promotion', await costOfAction(github, folder, start, 'created')],
    ['plain git: new promotion', await plain('promote')],
    ['event again', await costOfAction(github, folder, start, 'none')],
    ['plain git: look again', await plain('look')],
  ])
  const number = await github.pull(name, `promote/prod/${ours}`)
  const gate = await costOfAction(github, folder, judging(seeded, number), 'updated')
  return costs.set('gate', gate).set('plain git: judge', await plain('judge'))
}

/** The sweep over all services, none of which was reported; where too many differ, it leaves the rest to the next. */
export function sweep(github: GitHubClient, folder: string, seeded: Seeded): Promise<Cost> {
  return costOfAction(github, folder, sweeping(seeded), 'none', 'deferred')
}

/** The sweep that makes one pull request of all services, and what git alone would take for that. */
export async function together(
  github: GitHubClient,
  folder: string,
  seeded: Seeded,
): Promise<ReadonlyMap<SubjectName, Cost>> {
  return new Map<SubjectName, Cost>([
    ['release set of all', await costOfAction(github, folder, sweeping(seeded), 'created')],
    [
      'plain git: all at once',
      await costOfPlainGit(github, folder, seeded, 'promote-all', 'everything', VERSIONS),
    ],
  ])
}

/** What git alone takes to tell which services differ. */
export function compare(github: GitHubClient, folder: string, seeded: Seeded): Promise<Cost> {
  return costOfPlainGit(github, folder, seeded, 'compare', 'none', VERSIONS)
}

function handler(seeded: Seeded): Omit<ActionStart, 'event'> {
  return {
    ...where(seeded),
    action: 'handle-dispatch-promotion',
    eventName: 'repository_dispatch',
    inputs: { token: seeded.token, 'dry-run': 'false' },
  }
}

/** The built sweep, as the schedule starts it. */
function sweeping(seeded: Seeded): ActionStart {
  return {
    ...where(seeded),
    action: 'open-promotion-pr',
    eventName: 'schedule',
    event: { schedule: '*/15 * * * *', repository: repositoryOf(seeded) },
    inputs: { token: seeded.token, 'dry-run': 'false' },
  }
}

/** The built gate, asked to judge a pull request that nobody has judged. */
function judging(seeded: Seeded, number: number): ActionStart {
  return {
    ...where(seeded),
    action: 'promotion-gate',
    eventName: 'workflow_dispatch',
    event: { repository: repositoryOf(seeded), ref: `refs/heads/${seeded.branch}` },
    inputs: { token: seeded.token, 'pull-request': String(number), 'dry-run': 'false' },
  }
}

function where({ site, repository, since }: Seeded) {
  return {
    repository,
    apiUrl: site,
    graphqlUrl: `${site}/graphql`,
    serverUrl: site,
    sha: since,
  }
}

function repositoryOf({ repositoryId, repository, owner, branch }: Seeded) {
  return { id: repositoryId, full_name: repository, owner, default_branch: branch }
}
