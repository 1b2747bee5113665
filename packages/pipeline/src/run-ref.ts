/** What a run of GitHub Actions is for, as far as it decides what is delivered. */
export type RunRef =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  | {
      readonly kind: 'pull-request'
      /** `12`, as a name for versions: `pull/12`. */
      readonly name: string
      /** Hex of the commit that the pull request is to be merged into; undefined: the event does not say. */
      readonly onto: string | undefined
    }

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

/** Reads `GITHUB_REF` and the event's payload; undefined where the ref is none that a delivery can be for. */
export function runRef(ref: string, payload: unknown): RunRef | undefined {
  const pull = /^refs\/pull\/([0-9]{1,15})\/(?:merge|head)$/.exec(ref)?.[1]
  if (pull !== undefined) {
    const sha = at(at(at(payload, 'pull_request'), 'base'), 'sha')
    const onto = isCommit(sha) ? sha : undefined
    return { kind: 'pull-request', name: `pull/${pull}`, onto }
  }
  const [, kind, name] = /^refs\/(heads|tags)\/(.{1,1000})$/u.exec(ref) ?? []
  if (name === undefined) return undefined
  return { kind: kind === 'heads' ? 'branch' : 'tag', name }
}

/** Whether it is a whole commit id in hex. */
export function isCommit(value: unknown): value is string {
  return typeof value === 'string' && COMMIT.test(value)
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}
