import { ForgeError } from '../../src/error.ts'
import { createGitHubForge, type GitHubForge, type GitHubForgeOptions } from '../../src/github.ts'

export const TOKEN = 'ghs_CANARY0123456789abcdefghijklmnopqrstuv'

/** A clock that waits by moving itself on. */
export interface TestClock {
  now(): Date
  sleep(milliseconds: number): Promise<void>
  random(): number
  readonly waits: readonly number[]
}

export function testClock(random = 0.5): TestClock {
  let time = Date.parse('2026-11-21T12:00:00Z')
  const waits: number[] = []
  return {
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      waits.push(milliseconds)
      time += milliseconds
    },
    random: () => random,
    waits,
  }
}

/** A forge at a local server, with what it logs and how it waits. */
export function forgeAt(
  url: string,
  overrides: Partial<GitHubForgeOptions> = {},
): { readonly forge: GitHubForge; readonly lines: string[]; readonly clock: TestClock } {
  const lines: string[] = []
  const clock = testClock()
  const forge = createGitHubForge({
    token: TOKEN,
    repository: { owner: 'acme', name: 'gitops' },
    apiUrl: url,
    graphqlUrl: `${url}/graphql`,
    clock,
    log: (line) => lines.push(line),
    ...overrides,
  })
  return { forge, lines, clock }
}

/** The error of a call that has to fail as a `ForgeError`. */
export async function failureOf(call: Promise<unknown>): Promise<ForgeError> {
  try {
    await call
  } catch (error) {
    if (error instanceof ForgeError) return error
    throw error
  }
  throw new Error('it succeeded')
}
