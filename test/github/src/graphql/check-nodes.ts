import { timestamp } from '../clock.ts'
import { nodeId } from '../node-id.ts'
import { demand } from '../state/access.ts'
import type { CheckRun } from '../state/check-runs.ts'
import type { Repository } from '../state/repository.ts'
import { connection, type PageArguments } from './connection.ts'
import { type Context, pageOf } from './context.ts'

interface CheckArguments extends PageArguments {
  readonly filterBy?: {
    readonly appId?: number | null
    readonly checkName?: string | null
    readonly checkType?: 'ALL' | 'LATEST' | null
  } | null
}

/** Suites of a commit, oldest first; by name, those that have a run of it. */
export function checkSuitesNode(
  context: Context,
  repository: Repository,
  oid: string,
  args: CheckArguments,
) {
  demand(context.actor, repository, 'checks', 'read')
  if (args.filterBy?.appId != null) throw new Error('checkSuites: appId is not played')
  const wanted = args.filterBy?.checkName
  const runs = repository.checkRuns.filter((run) => run.oid === oid)
  const suites = [...Map.groupBy(runs, ({ suite }) => suite).entries()]
    .filter(([, own]) => wanted == null || own.some(({ name }) => name === wanted))
    .toSorted(([a], [b]) => a - b)
  return connection('checkSuites', args, suites, ([id, own]) =>
    suiteNode(context, repository, id, own),
  )
}

function suiteNode(
  context: Context,
  repository: Repository,
  id: number,
  runs: readonly CheckRun[],
) {
  const slug = runs[0]?.app ?? ''
  return {
    __typename: 'CheckSuite',
    id: nodeId('CS', id),
    databaseId: id,
    app: { __typename: 'App', id: nodeId('A', slug), slug, name: slug },
    checkRuns: (args: CheckArguments) => {
      const { checkName, checkType } = args.filterBy ?? {}
      const named = runs.filter(({ name }) => checkName == null || name === checkName)
      const latest = [...Map.groupBy(named, ({ name }) => name).values()].flatMap(
        (all) => all.at(-1) ?? [],
      )
      const found = checkType === 'ALL' ? named : latest
      return connection('checkRuns', args, found, (run) => runNode(context, repository, run))
    },
  }
}

function runNode(context: Context, repository: Repository, run: CheckRun) {
  const url = `${pageOf(context, repository)}/runs/${run.id}`
  const moment = (at: number | undefined) => (at === undefined ? null : timestamp(at))
  return {
    __typename: 'CheckRun',
    id: nodeId('CR', run.id),
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    startedAt: moment(run.startedAt),
    completedAt: moment(run.completedAt),
    permalink: url,
    url,
    detailsUrl: url,
  }
}
