import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const PROCESS = fileURLToPath(new URL('./github-process.ts', import.meta.url))

export type Question =
  | {
      readonly ask: 'seed'
      readonly name: string
      readonly services: number
      readonly ahead: number
    }
  | { readonly ask: 'event'; readonly name: string; readonly service: string }
  | { readonly ask: 'prove'; readonly name: string }
  | { readonly ask: 'pull'; readonly name: string; readonly branch: string }
  /** What was asked of the stand-in since the last time. */
  | { readonly ask: 'taken' }
  | { readonly ask: 'end' }

/** A repository that is ready, the first services of it one release ahead in dev. */
export interface Seeded {
  readonly kind: 'seeded'
  readonly site: string
  readonly repository: string
  readonly repositoryId: number
  readonly owner: { readonly id: number; readonly login: string }
  readonly branch: string
  readonly token: string
  readonly since: string
  readonly services: readonly string[]
}

export interface Taken {
  readonly kind: 'taken'
  readonly requests: number
  readonly bytes: number
  readonly violations: readonly string[]
}

export type Answer =
  | { readonly kind: 'ready' }
  | Seeded
  | { readonly kind: 'event'; readonly event: unknown }
  | { readonly kind: 'proven' }
  | { readonly kind: 'pull'; readonly number: number }
  | Taken
  | { readonly kind: 'ended' }

/** The stand-in as the benchmark sees it. */
export interface GitHubClient {
  seed(name: string, services: number, ahead: number): Promise<Seeded>
  event(name: string, service: string): Promise<unknown>
  /** prod takes everything together from now on, and dev proves all of it. */
  prove(name: string): Promise<void>
  /** The number of the open pull request of a branch. */
  pull(name: string, branch: string): Promise<number>
  taken(): Promise<Taken>
  end(): Promise<void>
}

/** Starts the stand-in in a process of its own, its repositories below a folder. */
export async function startGitHubProcess(directory: string): Promise<GitHubClient> {
  // What is measured is `dist/`; the stand-in's own imports need no build.
  const child = fork(PROCESS, [directory], {
    execArgv: ['--no-warnings', '--conditions=@fluxgate/source'],
  })
  await next(child)
  const ask = async <Kind extends Answer['kind']>(question: Question, kind: Kind) => {
    const given = next(child)
    child.send(question)
    const answer = await given
    if (!isOf(answer, kind)) throw new Error(`the stand-in answered ${answer.kind}`)
    return answer
  }
  return {
    seed: (name, services, ahead) => ask({ ask: 'seed', name, services, ahead }, 'seeded'),
    event: async (name, service) => (await ask({ ask: 'event', name, service }, 'event')).event,
    prove: async (name) => void (await ask({ ask: 'prove', name }, 'proven')),
    pull: async (name, branch) => (await ask({ ask: 'pull', name, branch }, 'pull')).number,
    taken: () => ask({ ask: 'taken' }, 'taken'),
    end: async () => void (await ask({ ask: 'end' }, 'ended')),
  }
}

function isOf<Kind extends Answer['kind']>(
  answer: Answer,
  kind: Kind,
): answer is Extract<Answer, { kind: Kind }> {
  return answer.kind === kind
}

function next(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the stand-in ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (answer: Answer) => {
      child.off('exit', ended)
      resolve(answer)
    })
  })
}
