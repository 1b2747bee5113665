import { isNativeError } from 'node:util/types'
import {
  describeProblem,
  type Environment,
  namedInVain,
  POLICY_PATH,
  type Policy,
  type Problem,
  parsePolicy,
  placedInVain,
  testsInVain,
} from '@fluxgate/policy'
import { EXIT } from './exit-code.ts'
import {
  type HoldFiles,
  holdFilesIn,
  holdsInVain,
  keysIn,
  namesIn,
  whyUnread,
} from './gitops-folder.ts'
import { misplacedIn } from './misplaced.ts'
import { type PinnedService, pinnedIn } from './pinned-services.ts'
import { policyText } from './policy-text.ts'
import { proposalFor } from './proposal.ts'
import type { Screen } from './screen.ts'
import { terminalText } from './terminal-text.ts'
import { folderAbove, type WorkingCopy, workingCopyAt } from './working-copy.ts'

/** What many would call it, and nothing reads. */
const MISNAMED = '.fluxgate/policy.yml'

/** Where a policy is checked, and who is told. */
export interface CheckSurroundings {
  /** The root of a GitOps repository, absolute. */
  readonly folder: string
  readonly screen: Screen
  /** For what keeps the check from beginning. */
  readonly complain: (text: string) => void
  /** Milliseconds; holds that are over by then are not shown. */
  readonly now: number
}

/**
 * Says everything that is wrong in the policy and the hold files of a working copy, and where nothing is, what the policy means for
 * the overlays that are there. Returns the exit code.
 */
export async function checkPolicy(surroundings: CheckSurroundings): Promise<number> {
  try {
    return await check(surroundings)
  } catch (error) {
    if (!isOfSystem(error)) throw error
    const { message } = error
    surroundings.complain(
      `could not read all that is here: ${terminalText(message, 500)}; mend or remove that, and check again`,
    )
    return EXIT.couldNotBegin
  }
}

/** Whether it is what the system says of a file or folder, such as that nobody may read it. */
function isOfSystem(error: unknown): error is Error {
  return isNativeError(error) && 'syscall' in error
}

async function check(surroundings: CheckSurroundings): Promise<number> {
  const { folder, screen, complain } = surroundings
  const copy = workingCopyAt(folder)
  const file = await copy.read(POLICY_PATH)
  if (file.kind === 'absent' || (file.kind === 'file' && file.text.trim() === '')) {
    if ((await copy.read(MISNAMED)).kind !== 'absent') {
      complain(`there is no ${POLICY_PATH}, but ${MISNAMED}, which nothing reads: rename it`)
      return EXIT.couldNotBegin
    }
    const above = file.kind === 'absent' ? await folderAbove(folder, POLICY_PATH) : undefined
    if (above !== undefined) {
      complain(`there is no ${POLICY_PATH} here, but in ${above}; begin there`)
      return EXIT.couldNotBegin
    }
    const { text, notes } = await proposalFor(copy)
    // What `> .fluxgate/policy.yaml` has made before this began.
    const state = file.kind === 'file' ? `${POLICY_PATH} is empty` : `there is no ${POLICY_PATH}`
    const way =
      'one made from what is here is printed: read it, and commit it there; or begin at the root of the GitOps repository'
    complain([`${state}; ${way}`, ...notes].join('\n'))
    screen.write(text)
    return EXIT.couldNotBegin
  }
  if (file.kind !== 'file') {
    complain(`${POLICY_PATH} ${whyUnread(file)}`)
    return EXIT.couldNotBegin
  }
  const parsed = parsePolicy(file.text, POLICY_PATH)
  const holds = await holdFilesIn(copy)
  if (parsed.kind === 'problems') {
    return endWrong([...parsed.problems, ...holds.problems].map(describeProblem), screen)
  }
  return judge({ copy, policy: parsed.policy, text: file.text, holds }, surroundings)
}

interface Read {
  readonly copy: WorkingCopy
  readonly policy: Policy
  readonly text: string
  readonly holds: HoldFiles
}

async function judge(
  { copy, policy, text, holds }: Read,
  { screen, now }: CheckSurroundings,
): Promise<number> {
  const keys = new Map<string, readonly string[]>()
  for (const environment of policy.environments) {
    keys.set(environment.name, await keysIn(copy, environment))
  }
  const known = [...new Set([...keys.values()].flat())].sort()
  const services = await pinnedServices(copy, policy, keys, known)
  const workflows = namesIn(await copy.read('.github/workflows'))
  const vainly = [
    ...(await misplacedIn(copy, policy, keys)),
    ...namedInVain(policy, known),
    ...testsInVain(policy, workflows),
  ]
  const named = placedInVain(vainly, text, POLICY_PATH)
  const problems: readonly Problem[] = [...named, ...holds.problems]
  const vain = await holdsInVain(copy, policy, known)
  const lasting = holds.holds.filter(
    ({ key, hold }) =>
      known.includes(key) && (hold.until === undefined || Date.parse(hold.until) > now),
  )
  screen.write(policyText({ policy, services, holds: lasting }, screen))
  const wrong = [...problems.map(describeProblem), ...vain]
  if (wrong.length > 0) return endWrong(wrong, screen)
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
  const whole = `${count(policy.environments.length, 'environment')}, ${count(new Set(services.map(({ key }) => key)).size, 'service')}`
  screen.write(`${screen.style('green', `${POLICY_PATH} is right`)}: ${whole}\n`)
  return EXIT.passed
}

/** All mistakes, a line each, and how many there are. */
function endWrong(mistakes: readonly string[], screen: Screen): number {
  for (const line of mistakes) screen.write(`${terminalText(line, 2_000)}\n`)
  const many = mistakes.length === 1 ? '1 mistake' : `${mistakes.length} mistakes`
  screen.write(`\n${screen.style('red', `${many} to mend`)}\n`)
  return EXIT.wentWrong
}

async function pinnedServices(
  copy: WorkingCopy,
  policy: Policy,
  keys: ReadonlyMap<string, readonly string[]>,
  known: readonly string[],
): Promise<readonly PinnedService[]> {
  const sets = new Map([...keys].map(([name, own]) => [name, new Set(own)]))
  const has = (key: string) => (environment: Environment) =>
    sets.get(environment.name)?.has(key) === true
  const all: PinnedService[] = []
  for (const key of known) {
    all.push(...(await pinnedIn(copy, policy, policy.environments.filter(has(key)), key)))
  }
  return all
}
