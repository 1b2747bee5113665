import type { LabelledIssues, Start, TreeNode } from '@fluxgate/forge'
import {
  describeProblem,
  HOLDS,
  POLICY_PATH,
  type Policy,
  type Problem,
  parsePolicy,
  strayHolds,
} from '@fluxgate/policy'
import { STOP_LABEL, type Stops } from '@fluxgate/promotion'
import { textAt } from './facts/view.ts'
import type { Forge } from './forge-port.ts'

const MOST_STRAYS = 100

/** The identity that a workflow's own `GITHUB_TOKEN` writes as. */
const GITHUB_ACTIONS_BOT = 41_898_282

/** A GitOps repository at one commit, with the policy that rules there. */
export interface Base {
  readonly commit: string
  readonly branch: string
  readonly policy: Policy
  /** Numeric id of the identity whose records, branches and pull requests count. */
  readonly recorder: number
  readonly viewer: Start['viewer']
  readonly rules: Start['rules']
  /** Whether anyone who can write here can write as the identity in use. */
  readonly sharedIdentity: boolean
  /** Emergency stops. */
  readonly stops: Stops
  /** Environments of the policy that have a folder of holds. */
  readonly withHolds: readonly string[]
  /** What is wrong beside the policy and stops nothing, each a sentence for people. */
  readonly warnings: readonly string[]
}

/** The repository as a run finds it: with a policy to work by, or not. */
export type Opened =
  | { readonly kind: 'open'; readonly base: Base }
  /** The repository has no policy yet. */
  | { readonly kind: 'no-policy'; readonly commit: string; readonly branch: string }
  | {
      readonly kind: 'broken-policy'
      readonly problems: readonly Problem[]
      /** Where it is broken; undefined: the branch does not exist. */
      readonly at: Pick<Base, 'commit' | 'branch' | 'viewer' | 'rules'> | undefined
    }

/**
 * Reads the head of the branch that Flux reads, and the policy there: one request, or two where the policy names a
 * branch other than the default one. The emergency stops come with it, in the same request.
 */
export async function openRepository(forge: Pick<Forge, 'start'>): Promise<Opened> {
  const wanted = { paths: [POLICY_PATH, HOLDS], issuesWith: STOP_LABEL }
  const first = await forge.start({ branch: undefined, ...wanted })
  const opened = policyAt(first)
  if (opened.kind !== 'open') return opened
  const named = opened.base.policy.branch
  if (named === undefined || named === first.branch) return opened
  return policyAt(await forge.start({ branch: named, ...wanted }))
}

/** The repository as it is by now; undefined: it has no policy that can be read any more. */
export async function reopened(forge: Pick<Forge, 'start'>): Promise<Base | undefined> {
  const opened = await openRepository(forge)
  return opened.kind === 'open' ? opened.base : undefined
}

function policyAt(start: Start): Opened {
  if (start.head === undefined) {
    const message = `branch "${start.branch}" does not exist`
    const problems = [{ file: POLICY_PATH, line: 1, col: 1, message }]
    return { kind: 'broken-policy', problems, at: undefined }
  }
  const text = textAt(start.files, POLICY_PATH)
  if (text === undefined) return { kind: 'no-policy', commit: start.head, branch: start.branch }
  const parsed =
    text === 'unreadable'
      ? { kind: 'problems' as const, problems: [tooLarge()] }
      : parsePolicy(text, POLICY_PATH)
  const { head: commit, branch, viewer, rules } = start
  if (parsed.kind === 'problems') {
    return {
      kind: 'broken-policy',
      problems: parsed.problems,
      at: { commit, branch, viewer, rules },
    }
  }
  return {
    kind: 'open',
    base: {
      commit,
      branch,
      viewer,
      rules,
      policy: parsed.policy,
      recorder: parsed.policy.recorder ?? viewer.id,
      sharedIdentity: start.viewer.id === GITHUB_ACTIONS_BOT,
      stops: stopsIn(start.issues ?? { kind: 'forbidden' }),
      withHolds: foldersOfHolds(parsed.policy, start.files.get(HOLDS)),
      warnings: strayIn(parsed.policy, start.files.get(HOLDS)),
    },
  }
}

/** What can't be read may be a stop. */
function stopsIn(issues: LabelledIssues): Stops {
  switch (issues.kind) {
    case 'forbidden':
      return {
        kind: 'unreadable',
        why: "whether an issue stops promotions can't be read: give the token issues: read",
      }
    case 'read': {
      const stops = issues.issues.map(({ number, title, url, author, labels }) => ({
        number,
        title,
        url,
        labels,
        by: author,
      }))
      const cut = issues.more || issues.issues.some(({ moreLabels }) => moreLabels)
      return { kind: 'read', stops, cut }
    }
  }
}

function foldersOfHolds(policy: Policy, folder: TreeNode | undefined): readonly string[] {
  const names = folder?.kind === 'folder' ? folder.entries.map(({ name }) => name) : []
  return policy.environments.map(({ name }) => name).filter((name) => names.includes(name))
}

/** Hold files that no environment reads. */
function strayIn(policy: Policy, folder: TreeNode | undefined): readonly string[] {
  const entries = folder?.kind === 'folder' ? folder.entries.slice(0, MOST_STRAYS) : []
  return strayHolds(
    policy,
    entries.map(({ kind, name }) => ({ name, folder: kind === 'folder' })),
  )
}

function tooLarge(): Problem {
  return {
    file: POLICY_PATH,
    line: 1,
    col: 1,
    message: 'not a text file of a size that can be read',
  }
}

/** Why what the token in use writes would not count, and what to do; undefined: it counts. */
export function whyNotRecorder({ viewer, recorder }: Base): string | undefined {
  if (viewer.id === recorder) return undefined
  return `the token in use is "${viewer.login}" (id ${viewer.id}), but only records of id ${recorder} count ("recorder" in ${POLICY_PATH}); use that identity's token, or name this one there`
}

/** All problems, one a line. */
export function problemText(problems: readonly Problem[]): string {
  return problems.map(describeProblem).join('\n')
}
