import {
  planSet,
  promotionBranch,
  type Reviewed,
  type SetFacts,
  type SetMember,
  sourceSpan,
} from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import { type Asking, approvalRules, readAhead, withAnswers } from './reviews.ts'

/**
 * What people said of the open pull request of a set, as the gates of each service that it moves look at it; empty where none is open, or
 * no approval is asked for. Facts without it are enough to tell which services these are.
 */
export async function reviewsOfSet(
  forge: Asking & Pick<Forge, 'readSources'>,
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
  const sources = asking.flatMap((service) => {
    const member: SetMember | undefined = members.get(service.key)
    if (member === undefined) return []
    const span = () => sourceSpan(service, environment, member.release.pins)
    return [{ key: service.key, rules: approvalRules(service, environment), span }]
  })
  await readAhead(forge, open.reviewed, sources)
  for (const { key, rules, span } of sources) {
    answers.set(key, await withAnswers(forge, open.reviewed, rules, { us: recorder, span }))
  }
  return answers
}
