import type { Answer } from './answer.ts'
import type { Actor, CommitHand } from './model.ts'

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
export const COMMIT_HANDS =
  'author{email user{databaseId login}}committer{email user{databaseId login}}signature{isValid wasSignedByGitHub}'

/** The account that GitHub makes commits with, in the name of others. */
const GITHUB_ITSELF = 'web-flow'

/**
 * Whose a commit is: a person's who made it as it is, or else its author's. A person who amends or rebases a commit keeps its
 * author, and is its committer.
 */
export function readCommitHand(commit: Answer, domain: string): CommitHand {
  return { by: readHand(commit, domain), signedByGitHub: isSignedByGitHub(commit) }
}

function readHand(commit: Answer, domain: string): Actor | undefined {
  const committer = commit.at('committer').maybe()?.at('user').maybe()
  if (committer !== undefined && committer.at('login').text() !== GITHUB_ITSELF) {
    return readUser(committer)
  }
  return readCommitAuthor(commit.at('author'), domain)
}

/**
 * Whether GitHub made the commit for the account in whose name it is: its API signs what a bot makes without naming authors, and what
 * is pushed carries no signature of GitHub's.
 */
function isSignedByGitHub(commit: Answer): boolean {
  const signature = commit.at('signature').maybe()
  return signature?.at('isValid').flag() === true && signature.at('wasSignedByGitHub').flag()
}

/** Who authored and who committed, each once, GitHub itself left out; undefined among them: somebody whom it does not know. */
export function readCommitPeople(
  commits: readonly Answer[],
  domain: string,
): readonly (Actor | undefined)[] {
  const people = new Map<number | undefined, Actor | undefined>()
  for (const commit of commits) {
    for (const hand of [commit.at('author'), commit.at('committer')]) {
      if (hand.maybe() === undefined) continue
      const known = readCommitAuthor(hand, domain)
      if (known?.login !== GITHUB_ITSELF)
        people.set(known?.id, known?.id === undefined ? undefined : known)
    }
  }
  return [...people.values()]
}

function readUser(user: Answer): Actor {
  return { id: user.at('databaseId').maybe()?.integer(), login: user.at('login').text() }
}

/** Address that GitHub gives to commits it makes for an account: number, login, domain of the server. */
const NOREPLY = /^(\d{1,15})\+([A-Za-z0-9[\]_-]{1,100})@users\.noreply\.([a-z0-9.-]{1,190})$/

/**
 * Reads the author of a commit. GraphQL knows users there but no bots, so that ours are told by the number in the address;
 * whoever makes a commit can choose the address, which is no less true of a user's. `domain` is the server's own; tools that make
 * commits write github.com there on other servers too.
 */
export function readCommitAuthor(answer: Answer, domain: string): Actor | undefined {
  const author = answer.maybe()
  if (author === undefined) return undefined
  const user = author.at('user').maybe()
  if (user !== undefined) return readUser(user)
  const email = author.at('email').maybe()?.text() ?? ''
  const [, id, login, server] = (email.length <= 320 && NOREPLY.exec(email)) || []
  if (id === undefined || login === undefined) return undefined
  if (server !== domain && server !== 'github.com') return undefined
  return { id: Number(id), login }
}
