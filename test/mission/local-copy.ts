/** One line of a workflow that was made to run on this machine. */
export interface Replacement {
  /** In the workflow as it is; for what was added, the line before. */
  readonly line: number
  /** '' where something was added. */
  readonly from: string
  readonly to: string
}

/** What stands in for a step of somebody else's, by the action it uses. */
const DOUBLES: Readonly<Record<string, string>> = {
  'actions/create-github-app-token': './doubles/app-token',
  'actions/upload-artifact': './doubles/not-to-be-reached',
  'actions/download-artifact': './doubles/not-to-be-reached',
  'docker/setup-buildx-action': './doubles/not-to-be-reached',
  'docker/login-action': './doubles/not-to-be-reached',
  'docker/build-push-action': './doubles/not-to-be-reached',
}

/** act carries this one out itself, from the files on this machine. */
const CHECKOUT = 'actions/checkout'

/**
 * A reusable workflow as it can run on this machine: our own actions by path, since act does not know `$/`, in jobs that check them
 * out, which `$/` does not need; and each step of a third party's by a double. Nothing else is touched. Throws for a step that nobody has thought of.
 */
export function localCopy(text: string): {
  readonly text: string
  readonly replaced: readonly Replacement[]
} {
  const replaced: Replacement[] = []
  const before = text.split('\n')
  const lines = before.flatMap((line, index) => {
    const [, indent = '', from = '', after = ''] = /^(\s*(?:- )?uses: )(\S+)(.*)$/.exec(line) ?? []
    if (from === '') {
      if (!lacksCheckout(before, index)) return [line]
      replaced.push({ line: index + 1, from: '', to: CHECKOUT })
      return [line, `      - uses: ${CHECKOUT}@on-this-machine`]
    }
    const to = localOf(from)
    if (to !== from) replaced.push({ line: index + 1, from, to })
    return [`${indent}${to}${to === from ? after : ''}`]
  })
  return { text: lines.join('\n'), replaced }
}

/** Whether the steps of a job begin at this line, and use actions of ours without a checkout. */
function lacksCheckout(lines: readonly string[], index: number): boolean {
  if (lines[index] !== '    steps:') return false
  const rest = lines.slice(index + 1)
  const end = rest.findIndex((line) => /^ {2}\S/.test(line))
  const steps = (end < 0 ? rest : rest.slice(0, end)).join('\n')
  return steps.includes('uses: $/') && !steps.includes(`uses: ${CHECKOUT}@`)
}

function localOf(from: string): string {
  if (from.startsWith('$/')) return `./${from.slice(2)}`
  if (from.startsWith('./')) return from
  const [action = ''] = from.split('@')
  if (action === CHECKOUT) return from
  const double = Object.hasOwn(DOUBLES, action) ? DOUBLES[action] : undefined
  if (double === undefined) throw new Error(`nothing stands in for "${from}" on this machine`)
  return double
}
