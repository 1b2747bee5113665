import type { Answer } from './answer.ts'
import type { Actor } from './model.ts'

/** Reads a selection of the fragment on Actor; undefined: the account is gone. */
export function readActor(answer: Answer): Actor | undefined {
  const actor = answer.maybe()
  if (actor === undefined) return undefined
  const login = actor.at('login').text()
  // REST and the pages of GitHub name a bot with the suffix, GraphQL without.
  const bot = actor.at('__typename').maybe() !== undefined && !login.endsWith('[bot]')
  return {
    id: actor.at('databaseId').maybe()?.integer(),
    login: bot ? `${login}[bot]` : login,
  }
}

/** What `readCommitHand` reads, of a commit. */
export const COMMIT_HANDS = 'author{email user{databaseId login}}committer{user{databaseId login}}'

/** The account that GitHub makes commits with, in the name of others. */
const GITHUB_ITSELF = 'web-flow'

/**
 * Whose a commit is: a person's who made it as it is, or else its author's. A person who amends or rebases a commit keeps its
 * author, and is its committer.
 */
export function readCommitHand(commit: Answer): Actor | undefined {
  const committer = commit.at('committer').maybe()?.at('user').maybe()
  if (committer !== undefined && committer.at('login').text() !== GITHUB_ITSELF) {
    return readUser(committer)
  }
  return readCommitAuthor(commit.at('author'))
}

function readUser(user: Answer): Actor {
  return { id: user.at('databaseId').maybe()?.integer(), login: user.at('login').text() }
}

/** Address that GitHub gives to commits it makes for an account: number, login. */
const NOREPLY = /^(\d{1,15})\+([A-Za-z0-9[\]-]{1,100})@users\.noreply\.github\.com$/

/**
 * Reads the author of a commit. GraphQL knows users there but no bots, so that ours are told by the number in the address;
 * whoever makes a commit can choose the address, which is no less true of a user's.
 */
export function readCommitAuthor(answer: Answer): Actor | undefined {
  const author = answer.maybe()
  if (author === undefined) return undefined
  const user = author.at('user').maybe()
  if (user !== undefined) return readUser(user)
  const email = author.at('email').maybe()?.text() ?? ''
  const [, id, login] = (email.length <= 320 && NOREPLY.exec(email)) || []
  return id === undefined || login === undefined ? undefined : { id: Number(id), login }
}
