import { ForgeError, type PullRequest, type SourceCommits } from '@fluxgate/forge'
import { type Approvals, gatesFor } from '@fluxgate/policy'
import {
  approversOf,
  type Membership,
  type PersonsOpinion,
  type PullRequestFacts,
  promotionBranch,
  type Reviewed,
  type ServiceFacts,
  type SourceAuthors,
  type SourceSpan,
  sourceSpan,
} from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import { withPushers } from './pushers.ts'
import { foreignHand } from './whose-commit.ts'

/** What is asked of GitHub about those who approved. */
export type Asking = Pick<Forge, 'isTeamMember' | 'pushes' | 'sourceCommits'>

/** What a pull request tells of its reviews by itself; no further request. `branch`: undefined where it is one of a fork. */
export function reviewedOf(
  pull: PullRequest,
  recorder: number,
  branch: string | undefined,
): Reviewed {
  return {
    head: pull.head,
    branch,
    allSigned: pull.commitAuthors.every(({ signedByGitHub }) => signedByGitHub),
    opinions: pull.reviews.flatMap(({ id, author, state, commit, canWrite }) => {
      if (!canWrite || state === 'commented' || state === 'pending') return []
      const login = author?.login ?? 'somebody'
      // GitHub gives numbers to users and bots alone, and no user has brackets in the name.
      const person = author?.id !== undefined && author.id !== recorder && !login.endsWith('[bot]')
      return [{ review: id, by: author?.id, login, person, state, head: commit }]
    }),
    makers: [pull.author, ...pull.commitPeople].flatMap((one) => one?.id ?? []),
    makersUnknown: whyMakersUnknown(pull, recorder),
    memberships: [],
    source: undefined,
  }
}

function whyMakersUnknown(
  { commitCount, commitAuthors, commitPeople }: PullRequest,
  recorder: number,
): string | undefined {
  if (commitCount > commitAuthors.length) {
    return `who made its ${commitCount} commits can not be told, as GitHub lists fewer; squash them into one`
  }
  if (commitPeople.includes(undefined)) {
    return 'a commit of it is by somebody whom GitHub does not know; commit with an address of an account'
  }
  const forged = commitAuthors.find((one) => one.by?.id === recorder && !one.signedByGitHub)
  return forged === undefined
    ? undefined
    : `a commit of it is by ${foreignHand(forged, recorder) ?? 'somebody'}: GitHub did not sign it; commit in your own`
}

/**
 * The same with what its gates need to know of those who approved: whether they pushed to it, teams, and who wrote the source. Nothing
 * is asked as long as nobody has approved the head. `us`: the identity whose pushes are ours.
 */
export async function withAnswers(
  forge: Asking,
  told: Reviewed,
  rules: readonly Approvals[],
  { us, span }: { readonly us: number; readonly span: () => SourceSpan },
): Promise<Reviewed> {
  if (approversOf(told).length === 0) return told
  const reviewed = await withPushers(forge, told, us)
  const approvers = approversOf(reviewed)
  const memberships: Membership[] = []
  for (const { org, slug } of rules.flatMap(({ teams }) => teams)) {
    for (const approver of approvers) {
      if (
        memberships.some(
          (one) => one.person === approver.by && one.org === org && one.slug === slug,
        )
      )
        continue
      memberships.push(await membership(forge, approver, { org, slug }))
    }
  }
  const asksSource = rules.some(({ notSourceAuthor }) => notSourceAuthor)
  const source = asksSource ? await sourceAuthors(forge, span()) : undefined
  return { ...reviewed, memberships, source }
}

/** A service of which approvals are asked for, and where its source comes from. */
export interface AskingSource {
  readonly rules: readonly Approvals[]
  readonly span: () => SourceSpan
}

/** Has the sources of many services read together, where somebody's approval of a pull request hangs on them. */
export async function readAhead(
  forge: Pick<Forge, 'readSources'>,
  reviewed: Reviewed,
  asking: readonly AskingSource[],
): Promise<void> {
  if (approversOf(reviewed).length === 0) return
  const strict = asking.filter(({ rules }) => rules.some(({ notSourceAuthor }) => notSourceAuthor))
  const spans = strict.map(({ span }) => span())
  const requests = spans.flatMap((span) => (span.kind === 'span' ? [requestOf(span)] : []))
  if (requests.length > 0) await forge.readSources(requests)
}

function requestOf({ repository, from, to }: Extract<SourceSpan, { readonly kind: 'span' }>) {
  const [owner = '', name = ''] = repository.split('/')
  return { repository: { owner, name }, from, to }
}

async function membership(
  forge: Asking,
  { by, login }: PersonsOpinion,
  team: { readonly org: string; readonly slug: string },
): Promise<Membership> {
  try {
    return { person: by, ...team, is: await forge.isTeamMember({ ...team, login }) }
  } catch (error) {
    if (!isForGood(error)) throw error
    return { person: by, ...team, is: { why: whyUntold(error, login, team) } }
  }
}

/** Short enough for a status, which is cut at 140 characters. */
function whyUntold(
  { code, message }: ForgeError,
  login: string,
  { org, slug }: { readonly org: string; readonly slug: string },
): string {
  return code === 'MISSING_PERMISSION'
    ? `whether ${login} is in ${org}/${slug} can not be told: the token needs members: read`
    : message
}

/** Whether asking again later, with the same token, would end the same way. */
function isForGood(error: unknown): error is ForgeError {
  return error instanceof ForgeError && (error.kind === 'misconfigured' || error.kind === 'refused')
}

async function sourceAuthors(forge: Asking, span: SourceSpan): Promise<SourceAuthors> {
  if (span.kind === 'unknown') return span
  const commits = await forge.sourceCommits(requestOf(span))
  return commits.kind === 'people'
    ? { kind: 'known', people: commits.people, strangers: commits.strangers }
    : { kind: 'unknown', why: whyUnknown(commits, span.repository) }
}

function whyUnknown(
  commits: Exclude<SourceCommits, { readonly kind: 'people' }>,
  repository: string,
): string {
  switch (commits.kind) {
    case 'behind':
      return `the source ${repository} is older in what is proposed than in what runs, so who wrote it can not be told`
    case 'cut':
      return `the source ${repository} is ${commits.total} commits ahead of what runs; authors of ${commits.most} can be read`
    case 'unreadable':
      return `the authors of ${repository} can not be read: the token needs contents: read there (GitHub says "${commits.said}")`
  }
}

/** The facts with the answers that the gates of open promotions of the service ask for; those of its release set are judged with that. */
export async function withReviews(forge: Asking, facts: ServiceFacts): Promise<ServiceFacts> {
  const pullRequests: PullRequestFacts[] = []
  for (const pull of facts.pullRequests) pullRequests.push(await withReview(forge, facts, pull))
  return { ...facts, pullRequests }
}

async function withReview(
  forge: Asking,
  facts: ServiceFacts,
  pull: PullRequestFacts,
): Promise<PullRequestFacts> {
  const { environment, reviewed, pins, branch } = pull
  if (pull.state !== 'open' || pull.author !== facts.recorder || reviewed === undefined) return pull
  if (branch !== promotionBranch(environment, facts.key)) return pull
  const rules = approvalRules(facts, environment)
  if (rules.length === 0 || pins === undefined) return pull
  const asked = { us: facts.recorder, span: () => sourceSpan(facts, environment, pins) }
  return { ...pull, reviewed: await withAnswers(forge, reviewed, rules, asked) }
}

/** The approvals that the policy asks of a service in an environment. */
export function approvalRules(
  { policy, key }: Pick<ServiceFacts, 'policy' | 'key'>,
  name: string,
): readonly Approvals[] {
  const environment = policy.environments.find((one) => one.name === name)
  return environment === undefined ? [] : gatesFor(policy, environment, key).approvals
}
