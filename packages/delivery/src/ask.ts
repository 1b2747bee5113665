import type { Ports, RunFacts, Sender } from './ports.ts'
import { type Occasion, type Presented, refusal } from './present/present.ts'

/** What a run knows of how it was started; the shape that the actions' kit reads from the runner. */
export interface Started {
  /** '' where nobody says. */
  readonly eventName: string
  readonly ref: string | undefined
  readonly repository: { readonly owner: string; readonly name: string }
  /** Of the event's repository; undefined where the event does not say. */
  readonly defaultBranch: string | undefined
  readonly triggeringActor: string | undefined
  readonly sender: Sender | undefined
  readonly serverUrl: string
  readonly runUrl: string
}

/** The run, for links, on the GitOps repository that it works on. */
export function runFacts(
  started: Started,
  repository: { readonly owner: string; readonly name: string },
  dryRun: boolean,
): RunFacts {
  return {
    repositoryUrl: `${started.serverUrl}/${repository.owner}/${repository.name}`,
    serverUrl: started.serverUrl,
    url: started.runUrl,
    dryRun,
  }
}

/** Events of which GitHub runs the workflow on the default branch, whatever else they are about. */
const DEFAULT_BRANCH_EVENTS = new Set(['repository_dispatch', 'schedule', 'issues'])

/**
 * Why this run may not write with the promoter's identity; undefined: it may. `workflow_dispatch` and `push` run the copy of the workflow
 * on the ref that was chosen, so anything but the default branch could be a copy that somebody changed.
 */
export function whyNotThisRef(started: Started): string | undefined {
  const { ref, defaultBranch, eventName } = started
  if (defaultBranch === undefined || ref === `refs/heads/${defaultBranch}`) return undefined
  if (ref === undefined) {
    if (DEFAULT_BRANCH_EVENTS.has(eventName)) return undefined
    return `GITHUB_REF is not set, so nobody knows whether this runs on ${defaultBranch}, where the workflow was reviewed; start it as a step of GitHub Actions`
  }
  return `this runs on ${ref}; it writes only when started from ${defaultBranch}, where the workflow was reviewed`
}

/**
 * The person who asks for something by hand. A re-run by somebody else keeps the first person's event, so it counts for nobody.
 */
export function personAsking(
  started: Started,
): { readonly person: Sender } | { readonly why: string } {
  const { sender, triggeringActor, eventName } = started
  if (eventName !== 'workflow_dispatch') {
    const event =
      eventName === '' ? 'GITHUB_EVENT_NAME is not set' : `"${eventName}" is no such event`
    return { why: `a person has to start this by hand; ${event}` }
  }
  if (sender === undefined) {
    return {
      why: 'a person has to start this by hand; the event names no sender with id, login and type',
    }
  }
  if (triggeringActor !== undefined && triggeringActor !== sender.login) {
    return {
      why: `"${triggeringActor}" re-ran what "${sender.login}" had started; start a new run instead`,
    }
  }
  return { person: sender }
}

/** What an action is asked for, and what its outputs are when it does nothing. */
export interface Act {
  readonly started: Started
  readonly ports: Pick<Ports, 'clock'>
  readonly request: {
    readonly repository: { readonly owner: string; readonly name: string }
    readonly dryRun: boolean
  }
  readonly nothing: Readonly<Record<string, string>>
}

/** Carries an act out where the run was started from the default branch; else refuses it. */
export async function fromDefaultBranch(
  { started, ports, request, nothing }: Act,
  act: (occasion: Occasion) => Promise<Presented>,
): Promise<Presented> {
  const run = runFacts(started, request.repository, request.dryRun)
  const occasion = { run, now: ports.clock.now().toISOString() }
  const elsewhere = whyNotThisRef(started)
  return elsewhere === undefined
    ? act(occasion)
    : refusal(occasion, elsewhere, nothing, { fails: true })
}

/** The same for what only a person may ask for; whether the policy allows it to that person is for the act to say. */
export function byPerson(
  asked: Act,
  act: (occasion: Occasion, person: Sender) => Promise<Presented>,
): Promise<Presented> {
  return fromDefaultBranch(asked, async (occasion) => {
    const asking = personAsking(asked.started)
    return 'why' in asking
      ? refusal(occasion, asking.why, asked.nothing, { fails: true })
      : act(occasion, asking.person)
  })
}
