import { at, brief, numberAt, type ProbeClient, type Reply, textAt } from './client.ts'

/** A behaviour of GitHub that Fluxgate builds on. */
export interface Behaviour {
  readonly name: string
  /** Throws when GitHub behaves otherwise; may return a note worth printing. */
  check(scratch: Scratch): Promise<string | undefined>
}

/** What can't be tried with this token: a row of its own, no failure. */
export class Untried extends Error {}

/** A repository to try things in; all that is made there is noted, and removed at the end. */
export class Scratch {
  readonly client: ProbeClient
  readonly owner: string
  readonly name: string
  readonly run: string
  readonly repositoryId: string
  readonly viewer: { readonly id: number; readonly login: string }
  /** The default branch and its head when the probe began. */
  readonly main: string
  readonly head: string
  readonly #branches = new Set<string>()
  readonly #pulls = new Set<number>()
  readonly #deployments = new Set<number>()
  readonly #issues = new Set<number>()
  readonly #labels = new Set<string>()
  readonly #rulesets = new Set<number>()
  #count = 0

  private constructor(client: ProbeClient, full: string, run: string, start: unknown) {
    const [owner = '', name = ''] = full.split('/')
    this.client = client
    this.owner = owner
    this.name = name
    this.run = run
    this.repositoryId = textAt(start, 'data', 'repository', 'id')
    this.main = textAt(start, 'data', 'repository', 'defaultBranchRef', 'name')
    this.head = textAt(start, 'data', 'repository', 'defaultBranchRef', 'target', 'oid')
    this.viewer = {
      id: numberAt(start, 'data', 'viewer', 'databaseId'),
      login: textAt(start, 'data', 'viewer', 'login'),
    }
  }

  /** Reads where to begin; throws when the repository can't be read or is empty. */
  static async open(client: ProbeClient, full: string, run: string): Promise<Scratch> {
    const [owner, name] = full.split('/')
    const reply = await client.graphql(
      `query Start($owner: String!, $name: String!) {
        viewer { databaseId login }
        repository(owner: $owner, name: $name) {
          id databaseId isArchived
          defaultBranchRef { name target { oid } }
        }
      }`,
      { owner, name },
    )
    if (at(reply.body, 'data', 'repository', 'defaultBranchRef') == null) {
      throw new Error(`can't read ${full}, or it has no commit yet: ${brief(reply.body)}`)
    }
    return new Scratch(client, full, run, reply.body)
  }

  path(rest: string): string {
    return `/repos/${this.owner}/${this.name}${rest}`
  }

  /** A name for a branch of this run. */
  branchName(): string {
    this.#count += 1
    const name = `fluxgate-probe/${this.run}/${this.#count}`
    this.#branches.add(name)
    return name
  }

  /** A new branch at a commit, by default where the default branch was. */
  async branch(oid = this.head): Promise<string> {
    const name = this.branchName()
    const reply = await this.updateRefs([{ name, before: ZERO, after: oid }])
    if (at(reply.body, 'errors') !== undefined) throw new Error(`no branch: ${brief(reply.body)}`)
    return name
  }

  /** A new branch with one commit that changes one file. */
  async branchWithCommit(): Promise<{ readonly branch: string; readonly oid: string }> {
    const branch = await this.branch()
    const oid = await this.commit(branch, this.head, { [`probe/${this.run}.txt`]: branch })
    return { branch, oid }
  }

  async commit(
    branch: string,
    head: string,
    files: Readonly<Record<string, string>>,
  ): Promise<string> {
    const reply = await this.tryCommit(branch, head, { additions: additions(files) })
    return textAt(reply.body, 'data', 'createCommitOnBranch', 'commit', 'oid')
  }

  async tryCommit(branch: string, head: string, fileChanges: unknown): Promise<Reply> {
    return await this.client.graphql(COMMIT, {
      input: {
        branch: { repositoryNameWithOwner: `${this.owner}/${this.name}`, branchName: branch },
        expectedHeadOid: head,
        message: { headline: 'Probe', body: 'Made by npm run probe; safe to delete.' },
        fileChanges,
      },
    })
  }

  async updateRefs(
    updates: readonly {
      readonly name: string
      readonly before: string
      readonly after: string
      readonly force?: boolean
    }[],
  ): Promise<Reply> {
    const refUpdates = updates.map(({ name, before, after, force }) => ({
      name: `refs/heads/${name}`,
      beforeOid: before,
      afterOid: after,
      force: force ?? false,
    }))
    return await this.client.graphql(
      'mutation Refs($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }',
      { input: { repositoryId: this.repositoryId, refUpdates } },
    )
  }

  /** Head of a branch; undefined: there is none. */
  async headOf(branch: string): Promise<string | undefined> {
    const reply = await this.client.rest('GET', this.path(`/git/ref/heads/${branch}`))
    return reply.status === 404 ? undefined : textAt(reply.body, 'object', 'sha')
  }

  async tryPull(head: string, base = this.main): Promise<Reply> {
    const body = { title: `Probe ${head}`, body: 'Made by npm run probe.', head, base }
    const reply = await this.client.rest('POST', this.path('/pulls'), body)
    if (reply.status === 201) this.#pulls.add(numberAt(reply.body, 'number'))
    return reply
  }

  async pull(head: string): Promise<number> {
    return numberAt((await this.tryPull(head)).body, 'number')
  }

  async editPull(number: number, edit: Readonly<Record<string, string>>): Promise<Reply> {
    return await this.client.rest('PATCH', this.path(`/pulls/${number}`), edit)
  }

  async stateOf(number: number): Promise<string> {
    const reply = await this.client.rest('GET', this.path(`/pulls/${number}`))
    return textAt(reply.body, 'state')
  }

  async deploy(fields: Readonly<Record<string, unknown>>): Promise<Reply> {
    const body = { ref: this.head, auto_merge: false, required_contexts: [], ...fields }
    const reply = await this.client.rest('POST', this.path('/deployments'), body)
    if (reply.status === 201) this.#deployments.add(numberAt(reply.body, 'id'))
    return reply
  }

  /** A ruleset that binds one branch to one status; `Untried` where the token may not make one. */
  async requireStatus(branch: string, context: string): Promise<void> {
    const reply = await this.client.rest('POST', this.path('/rulesets'), {
      name: `fluxgate-probe ${branch}`,
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } },
      rules: [
        {
          type: 'required_status_checks',
          parameters: {
            required_status_checks: [{ context }],
            strict_required_status_checks_policy: false,
          },
        },
      ],
    })
    if (reply.status === 403 || reply.status === 404) {
      throw new Untried('the token may not make rulesets (administration: write)')
    }
    this.#rulesets.add(numberAt(reply.body, 'id'))
  }

  /** Opens an issue, which nobody can delete: it is closed at the end. */
  async openIssue(title: string, labels: readonly string[]): Promise<Reply> {
    const body = { title, body: 'Made by npm run probe.', labels }
    const reply = await this.client.rest('POST', this.path('/issues'), body)
    if (reply.status === 201) this.#issues.add(numberAt(reply.body, 'number'))
    return reply
  }

  async closeIssue(number: number): Promise<void> {
    await this.client.rest('PATCH', this.path(`/issues/${number}`), { state: 'closed' })
    this.#issues.delete(number)
  }

  noteLabel(name: string): void {
    this.#labels.add(name)
  }

  notePull(number: number): void {
    this.#pulls.add(number)
  }

  /** Removes what was made; what could not be removed, in words. */
  async cleanUp(): Promise<readonly string[]> {
    const left: string[] = []
    const remove = async (what: string, path: string) => {
      const { status } = await this.client.rest('DELETE', this.path(path))
      if (status !== 204 && status !== 404 && status !== 422) left.push(`${what} (${status})`)
    }
    for (const id of this.#rulesets) await remove(`ruleset ${id}`, `/rulesets/${id}`)
    for (const number of this.#pulls) {
      if ((await this.stateOf(number)) === 'open') await this.editPull(number, { state: 'closed' })
    }
    for (const number of this.#issues) await this.closeIssue(number)
    for (const id of this.#deployments) {
      const inactive = { state: 'inactive', auto_inactive: false }
      await this.client.rest('POST', this.path(`/deployments/${id}/statuses`), inactive)
      await remove(`deployment ${id}`, `/deployments/${id}`)
    }
    for (const name of this.#labels) {
      await remove(`label ${name}`, `/labels/${encodeURIComponent(name)}`)
    }
    for (const branch of this.#branches)
      await remove(`branch ${branch}`, `/git/refs/heads/${branch}`)
    return left
  }
}

export const ZERO = '0'.repeat(40)

const COMMIT = `mutation Commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) {
    commit {
      oid
      tree { oid }
      signature { isValid wasSignedByGitHub }
      author { name email user { databaseId login } }
    }
  }
}`

export function additions(files: Readonly<Record<string, string>>) {
  return Object.entries(files).map(([path, text]) => ({
    path,
    contents: Buffer.from(text).toString('base64'),
  }))
}

/** Throws with what was seen unless the condition holds. */
export function expect(condition: boolean, wanted: string, seen: unknown): void {
  if (!condition) throw new Error(`wanted ${wanted}; saw ${brief(seen)}`)
}

/** Looks again for ten seconds: GitHub does some things a moment later. */
export async function eventually<T>(
  look: () => Promise<T>,
  good: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + 10_000
  for (let wait = 100; ; wait = Math.min(wait * 2, 2000)) {
    const value = await look()
    if (good(value) || Date.now() > end) return value
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
