import {
  planSet,
  promotionBranch,
  type Reviewed,
  type SetFacts,
  type SetMember,
  sourceSpan,
} from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import { approvalRules, withAnswers } from './reviews.ts'

/**
 * What people said of the open pull request of a set, as the gates of each service that it moves look at it; empty where none is open, or
 * no approval is asked for. Facts without it are enough to tell which services these are.
 */
export async function reviewsOfSet(
  forge: Pick<Forge, 'isTeamMember' | 'sourceCommits'>,
  facts: SetFacts,
): Promise<ReadonlyMap<string, Reviewed>> {
  const { environment, id, pullRequests, recorder, services } = facts
  const branch = promotionBranch(environment, id)
  const open = pullRequests.find(
    (one) => one.branch === branch && one.state === 'open' && one.author === recorder,
  )
  const asking = services.filter((one) => approvalRules(one, environment).length > 0)
  const answers = new Map<string, Reviewed>()
  if (open?.reviewed === undefined || asking.length === 0) return answers
  const members = new Map(planSet(facts).set?.members.map((member) => [member.key, member]))
  for (const service of asking) {
    const member: SetMember | undefined = members.get(service.key)
    if (member === undefined) continue
    const span = () => sourceSpan(service, environment, member.release.pins)
    const rules = approvalRules(service, environment)
    answers.set(service.key, await withAnswers(forge, open.reviewed, rules, span))
  }
  return answers
}
