import { type InputSource, type RepositoryName, readInputs, shown } from '@fluxgate/action-kit'
import { SKIPPABLE, type Skippable } from '@fluxgate/promotion'

/** What is to be judged: a pull request by its number, or a commit of the merge queue. */
export type Subject =
  | { readonly kind: 'pull-request'; readonly number: number }
  | { readonly kind: 'group'; readonly commit: string }

/** What a person skips of a pull request. */
export interface Exception {
  readonly skip: readonly Skippable[]
  readonly reason: string
  /** The newest commit of the pull request as the person saw it; undefined: whatever it is by now. */
  readonly head: string | undefined
}

/** What to judge, and how. */
export interface Inputs {
  readonly repository: RepositoryName
  readonly subject: Subject
  /** What a person skips, and why; undefined: nobody does. */
  readonly exception: Exception | undefined
  readonly token: string
  /** Reads the repositories that releases come from. */
  readonly sourceToken: string | undefined
  readonly dryRun: boolean
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const text = input.required('pull-request', 40)
    const subject = subjectOf(text)
    if (text !== '' && subject === undefined) {
      const what =
        'is no number of a pull request, such as 7, and no commit (40 hex digits) of a merge queue'
      input.problem('pull-request', `${shown(text)} ${what}`)
    }
    const skip = input.someOf('skip', SKIPPABLE)
    const reason = input.optional('reason', 300)
    if (skip.length > 0 && subject?.kind === 'group') {
      input.problem(
        'skip',
        'is for pull requests; of a merge queue, skip gates of the pull request',
      )
    }
    const head = input.optional('head', 64)
    if (head !== undefined && !COMMIT.test(head)) {
      input.problem('head', `${shown(head)} is no whole commit: give its 40 hex digits`)
    }
    if (head !== undefined && skip.length === 0) {
      input.problem(
        'skip',
        `is missing; name what is skipped of that head: ${SKIPPABLE.join(', ')}`,
      )
    }
    if (skip.length > 0 && reason === undefined) {
      input.problem('reason', 'is missing; whoever sees what was skipped will want to know')
    }
    if (skip.length === 0 && reason !== undefined) {
      input.problem('skip', `is missing; name what the reason is for: ${SKIPPABLE.join(', ')}`)
    }
    return {
      repository: input.repository('repository', current),
      subject: subject ?? { kind: 'pull-request', number: 0 },
      exception: skip.length === 0 || reason === undefined ? undefined : { skip, reason, head },
      token: input.token('token'),
      sourceToken: input.secret('source-token'),
      dryRun: input.boolean('dry-run', false),
    }
  })
}

const COMMIT = /^[0-9a-f]{40}$/

function subjectOf(text: string): Subject | undefined {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return { kind: 'pull-request', number: Number(text) }
  return COMMIT.test(text) ? { kind: 'group', commit: text } : undefined
}
