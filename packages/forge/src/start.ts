import { type Answer, answerTo } from './answer.ts'
import { nodesOf } from './connection.ts'
import { ForgeError } from './error.ts'
import type { PartialError } from './http-answer.ts'
import { isAboutIssues, issuesSelection, readIssues } from './labelled-issues.ts'
import type { BranchRules, LabelledIssues, Start } from './model.ts'
import { draft, inRepository } from './selection.ts'
import { fullName, operation, type Session } from './session.ts'
import { readNode } from './tree.ts'

/** What a run reads first. */
export interface StartRequest {
  readonly branch: string | undefined
  readonly paths: readonly string[]
  /** The label of open issues to read as well; undefined: none are. */
  readonly issuesWith?: string | undefined
}

/** Rules are for administrators to see in part; what the token can't see is refused when it is run into. */
const RULES =
  'branchProtectionRule{requiresStatusChecks requiredStatusCheckContexts requiresApprovingReviews}refUpdateRule{requiredStatusCheckContexts requiredApprovingReviewCount}rules(first:100){nodes{type parameters{...on RequiredStatusChecksParameters{requiredStatusChecks{context}}}}}'

const RULE_FIELDS = new Set(['branchProtectionRule', 'refUpdateRule', 'rules'])

/**
 * Identity, branch head, rules, files at that head, and issues where they are asked for, in one request; head and files are of one
 * commit. Where the token may not read issues, the rest is asked for again without them.
 */
export async function start(session: Session, request: StartRequest): Promise<Start> {
  const whole = await ask(session, request)
  const first = whole ?? (await ask(session, { ...request, issuesWith: undefined }))
  if (first === undefined) throw new Error('issues were refused that nobody asked for')
  session.memory.repositoryId = first.repositoryId
  session.memory.viewerId = first.viewer.id
  return whole === undefined ? { ...first, issues: { kind: 'forbidden' } } : first
}

/** undefined: nothing can be read together with the issues. */
function ask(session: Session, request: StartRequest): Promise<Start | undefined> {
  const wanted = { ...request, paths: [...new Set(request.paths)] }
  let forbidden = false
  const call = {
    ...startQuery(session, wanted),
    tolerates: (error: PartialError) => {
      forbidden ||= isAboutIssues(error)
      return isAboutIssues(error) || error.path.some((part) => RULE_FIELDS.has(part))
    },
  }
  const what = `look at ${fullName(session.repository)}`
  return session.retry
    .read<{ readonly start: Start | undefined }>(operation('start', what), {
      send: () => {
        forbidden = false
        return session.wire.graphql(call)
      },
      accept: (data) => {
        const answer = answerTo('the first look', data)
        const lost = forbidden && answer.at('repository').maybe() === undefined
        return { start: lost ? undefined : readStart(answer, wanted, forbidden, session) }
      },
    })
    .then(({ start }) => start)
}

function startQuery(session: Session, { branch, paths, issuesWith }: StartRequest) {
  const doc = draft()
  const files = paths.map((path, index) => doc.node(`f${index}`, path)).join(' ')
  const ref = `{name target{...on Commit{oid ${files}}}${RULES}}`
  const head =
    branch === undefined
      ? `id databaseId isArchived defaultBranchRef${ref}`
      : `id databaseId isArchived defaultBranchRef{name}ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)})${ref}`
  const selection = issuesWith === undefined ? head : `${head} ${issuesSelection(doc, issuesWith)}`
  const query = `viewer{databaseId login}${inRepository(doc, session.repository, selection)}`
  return doc.query(query)
}

function readStart(
  answer: Answer,
  { branch, paths, issuesWith }: StartRequest,
  forbidden: boolean,
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
    issues: issuesWith === undefined ? undefined : issuesOf(repository, forbidden),
  }
}

function issuesOf(repository: Answer, forbidden: boolean): LabelledIssues {
  return forbidden ? { kind: 'forbidden' } : readIssues(repository.at('issues'))
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
