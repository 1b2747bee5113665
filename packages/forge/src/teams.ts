import { answerTo } from './answer.ts'
import { operation, type Session } from './session.ts'

/**
 * Whether a user is an active member of a team. GitHub answers 404 for "no" and for a team that the token can't see, which therefore
 * counts as no. Asked once in a run.
 */
export function isTeamMember(session: Session, asked: Asked): Promise<boolean> {
  const { org, slug, login } = asked
  const key = `${org}/${slug} ${login}`.toLowerCase()
  const known = session.memory.memberships.get(key)
  if (known !== undefined) return known
  const answer = readMembership(session, asked)
  session.memory.memberships.set(key, answer)
  return answer
}

interface Asked {
  readonly org: string
  readonly slug: string
  readonly login: string
}

function readMembership(session: Session, { org, slug, login }: Asked): Promise<boolean> {
  const op = operation('team-membership', `look whether "${login}" is in the team ${org}/${slug}`)
  return session.retry.read(op, {
    send: () =>
      session.wire.rest({
        method: 'GET',
        path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
        parameters: { org, team_slug: slug, username: login },
      }),
    accept: (data) => answerTo(op.what, data).at('state').text() === 'active',
    refused: ({ status }) => (status === 404 ? false : undefined),
  })
}
