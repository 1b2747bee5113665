import { type Answer, answerTo } from './answer.ts'
import { ForgeError } from './error.ts'
import type { PartialError } from './http-answer.ts'
import type { BranchRules, Start } from './model.ts'
import { nodesOf } from './pull-request-answer.ts'
import { draft, inRepository } from './selection.ts'
import { fullName, operation, type Session } from './session.ts'
import { readNode } from './tree.ts'

export interface StartRequest {
  readonly branch: string | undefined
  readonly paths: readonly string[]
}

/** Rules are for administrators to see in part; what the token can't see is refused when it is run into. */
const RULES =
  'branchProtectionRule{requiresStatusChecks requiredStatusCheckContexts requiresApprovingReviews}refUpdateRule{requiredStatusCheckContexts requiredApprovingReviewCount}rules(first:100){nodes{type parameters{...on RequiredStatusChecksParameters{requiredStatusChecks{context}}}}}'

const RULE_FIELDS = new Set(['branchProtectionRule', 'refUpdateRule', 'rules'])

/** Identity, branch head, rules and files at that head, in one request; head and files are of one commit. */
export async function start(session: Session, request: StartRequest): Promise<Start> {
  const paths = [...new Set(request.paths)]
  const call = startQuery(session, request.branch, paths)
  const first = await session.retry.read(
    operation('start', `look at ${fullName(session.repository)}`),
    {
      send: () => session.wire.graphql(call),
      accept: (data) => readStart(answerTo('the first look', data), request.branch, paths, session),
    },
  )
  session.memory.repositoryId = first.repositoryId
  session.memory.viewerId = first.viewer.id
  return first
}

function startQuery(session: Session, branch: string | undefined, paths: readonly string[]) {
  const doc = draft()
  const files = paths.map((path, index) => doc.node(`f${index}`, path)).join(' ')
  const ref = `{name target{...on Commit{oid ${files}}}${RULES}}`
  const selection =
    branch === undefined
      ? `id databaseId isArchived defaultBranchRef${ref}`
      : `id databaseId isArchived defaultBranchRef{name}ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)})${ref}`
  const query = `viewer{databaseId login}${inRepository(doc, session.repository, selection)}`
  return { ...doc.query(query), tolerates }
}

function tolerates({ path }: PartialError): boolean {
  return path.some((part) => RULE_FIELDS.has(part))
}

function readStart(
  answer: Answer,
  branch: string | undefined,
  paths: readonly string[],
  session: Session,
): Start {
  const repository = answer.at('repository')
  if (repository.at('isArchived').flag()) {
    throw new ForgeError(
      'misconfigured',
      'ARCHIVED',
      `${fullName(session.repository)} is archived, so that nothing can be written; unarchive it or name another repository`,
    )
  }
  const defaultBranch = repository.at('defaultBranchRef').maybe()?.at('name').text()
  if (defaultBranch === undefined) {
    throw new ForgeError(
      'misconfigured',
      'NOT_FOUND',
      `${fullName(session.repository)} has no commit yet; push the first one`,
    )
  }
  const ref = repository.at(branch === undefined ? 'defaultBranchRef' : 'ref').maybe()
  const target = ref?.at('target').maybe()
  return {
    repositoryId: repository.at('id').text(),
    databaseId: repository.at('databaseId').integer(),
    defaultBranch,
    head: target?.at('oid').oid(),
    branch: branch ?? defaultBranch,
    viewer: {
      id: answer.at('viewer').at('databaseId').integer(),
      login: answer.at('viewer').at('login').text(),
    },
    files: new Map(
      paths.map((path, index) => [
        path,
        target === undefined ? { kind: 'absent' } : readNode(target.at(`f${index}`)),
      ]),
    ),
    rules: readRules(ref),
  }
}

function readRules(ref: Answer | undefined): BranchRules {
  if (ref === undefined)
    return { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false }
  const classic = ref.at('branchProtectionRule').maybe()
  const visible = ref.at('refUpdateRule').maybe()
  const rules = nodesOf(ref.at('rules'))
  const statuses = [
    ...(classic?.at('requiresStatusChecks').flag() === true
      ? texts(classic.at('requiredStatusCheckContexts'))
      : []),
    ...(visible === undefined ? [] : texts(visible.at('requiredStatusCheckContexts'))),
    ...rules.flatMap(ruleContexts),
  ]
  return {
    requiredStatuses: [...new Set(statuses)].sort(),
    requiresPullRequest:
      classic?.at('requiresApprovingReviews').flag() === true ||
      visible?.at('requiredApprovingReviewCount').maybe() !== undefined ||
      rules.some((rule) => rule.at('type').text() === 'PULL_REQUEST'),
    mergeQueue: rules.some((rule) => rule.at('type').text() === 'MERGE_QUEUE'),
  }
}

function ruleContexts(rule: Answer): readonly string[] {
  if (rule.at('type').text() !== 'REQUIRED_STATUS_CHECKS') return []
  const checks = rule.at('parameters').maybe()?.at('requiredStatusChecks').maybe()
  return checks?.items().map((check) => check.at('context').text()) ?? []
}

function texts(answer: Answer): readonly string[] {
  return (
    answer
      .maybe()
      ?.items()
      .flatMap((item) => item.maybe()?.text() ?? []) ?? []
  )
}
