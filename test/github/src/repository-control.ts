import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { FileContent } from './git/repository.ts'
import type { Actor, Role } from './state/account.ts'
import { mergeWhatMay } from './state/auto-merge.ts'
import type { CheckRun } from './state/check-runs.ts'
import { writeSigned } from './state/commits.ts'
import { createStatus } from './state/deployments.ts'
import { editIssue, type Issue, openIssue } from './state/issues.ts'
import { dequeue, enqueue, type QueueEntry } from './state/merge-queue.ts'
import { type MergeMethod, mergePull } from './state/merging.ts'
import { addPull, editPull, type NewPull, openPull, type PullEdit } from './state/pulls.ts'
import type { BranchRule, CommitStatus, Deployment, PullRequest, Review } from './state/records.ts'
import { moveRefs } from './state/ref-moves.ts'
import type { Repository } from './state/repository.ts'
import type { RunJob, WorkflowRun } from './state/runs.ts'
import { addComment, addLabels, addReview, dismissReview } from './state/talk.ts'
import type { World } from './state/world.ts'

export interface CommitRequest {
  /** Whole new contents by path; undefined deletes. */
  readonly files: ReadonlyMap<string, FileContent> | Readonly<Record<string, string | undefined>>
  readonly message: string
  /** A login; default: somebody without an account. */
  readonly by?: string
  /** Who pushes it, where that is somebody else than whose name is in it. */
  readonly pushedBy?: string
  /** Whether GitHub makes and signs it, as it does for apps that ask its API; default: it is pushed, by whoever wrote that name into it. */
  readonly signed?: boolean
  /** Default: the default branch. A branch that does not exist is made from `from`. */
  readonly branch?: string
  /** A branch or a commit; default: the branch itself, else the default branch. */
  readonly from?: string
  /** Milliseconds; default: the stand-in's clock. */
  readonly at?: number
}

export type RuleRequest = { readonly branch: string } & Partial<Omit<BranchRule, 'id' | 'branch'>>

/** Seeds with more files go through `git fast-import` into a pack. */
const LOOSE_LIMIT = 400

/** One repository, as people and tests handle it: no token, no permissions, but GitHub's own rules all the same. */
export class RepositoryControl {
  readonly state: Repository
  readonly #world: World

  constructor(world: World, state: Repository) {
    this.#world = world
    this.state = state
  }

  get fullName(): string {
    return this.state.fullName
  }

  /** The bare repository on disk. */
  get directory(): string {
    return this.state.git.directory
  }

  get pulls(): readonly PullRequest[] {
    return [...this.state.pulls.values()]
  }

  get deployments(): readonly Deployment[] {
    return this.state.deployments
  }

  get runs(): readonly WorkflowRun[] {
    return this.state.runs
  }

  /** A run that a push started, still going, with the jobs so far. */
  addRun(workflow: string, jobs: readonly Omit<RunJob, 'id'>[]): WorkflowRun {
    const { defaultBranch } = this.state
    const run: WorkflowRun = {
      id: this.#world.nextId(),
      number: this.state.runs.length + 1,
      workflow,
      title: workflow,
      event: 'push',
      branch: defaultBranch,
      oid: this.#commit(defaultBranch),
      actor: this.state.owner,
      at: this.#world.clock(),
      status: 'in_progress',
      conclusion: undefined,
      jobs: jobs.map((job) => ({ ...job, id: this.#world.nextId() })),
    }
    this.state.runs.push(run)
    return run
  }

  /** Reports a check run as an app does, ended where it has a conclusion; in a suite of its own, or once more in the one named. */
  addCheckRun(
    run: Pick<CheckRun, 'name'> &
      Partial<Pick<CheckRun, 'app' | 'conclusion' | 'suite'>> & { readonly commit: string },
  ): CheckRun {
    const now = this.#world.clock()
    const { name, conclusion, commit, app = 'github-actions' } = run
    const made: CheckRun = {
      id: this.#world.nextId(),
      suite: run.suite ?? this.#world.nextId(),
      oid: commit,
      name,
      app,
      status: conclusion === undefined ? 'in_progress' : 'completed',
      conclusion,
      startedAt: now,
      completedAt: conclusion === undefined ? undefined : now,
    }
    this.state.checkRuns.push(made)
    return made
  }

  /** Writes a commit status as a person, or an app by its `[bot]` login. */
  async setStatus(
    status: Pick<CommitStatus, 'oid' | 'context' | 'state'> &
      Partial<Pick<CommitStatus, 'description' | 'targetUrl'>> & { readonly by: string },
  ): Promise<void> {
    const { by, ...rest } = status
    const whole = { description: null, targetUrl: null, ...rest }
    await createStatus(this.#world, this.state, this.#actor(by), whole)
  }

  pull(number: number): PullRequest {
    const found = this.state.pulls.get(number)
    if (found === undefined) throw new Error(`no pull request #${number}`)
    return found
  }

  /** Head of a branch; undefined: no such branch. */
  head(branch = this.state.defaultBranch): string | undefined {
    return this.state.branch(branch)
  }

  /** All branches with their heads. */
  branches(): ReadonlyMap<string, string> {
    const heads = [...this.state.git.refs.all].filter(([name]) => name.startsWith('refs/heads/'))
    return new Map(heads.map(([name, oid]) => [name.slice('refs/heads/'.length), oid]))
  }

  /** Text of a file at a branch or commit; undefined: not there. */
  async read(path: string, at = this.state.defaultBranch): Promise<string | undefined> {
    return await this.state.git.readText(this.#commit(at), path)
  }

  grant(login: string, role: Role): void {
    this.state.roles.set(this.#actor(login).account.id, role)
  }

  /** The first commit. */
  async seed(files: ReadonlyMap<string, FileContent>, at?: number): Promise<string> {
    const first = { files, message: 'Start' }
    return await this.commit(at === undefined ? first : { ...first, at })
  }

  /** Commits and pushes as a person (no required status holds it up; a rule that binds everybody does not either). */
  async commit(request: CommitRequest): Promise<string> {
    return await this.state.exclusively(async () => {
      const branch = request.branch ?? this.state.defaultBranch
      const name = `refs/heads/${branch}`
      const now = this.state.git.refs.get(name)
      const parent =
        request.from !== undefined
          ? this.#commit(request.from)
          : (now ?? this.state.branch(this.state.defaultBranch))
      const after = await this.#write(request, parent)
      await this.#move(request.pushedBy ?? request.by, { name, after })
      return after
    })
  }

  /** Pushes as a person, rules included: throws what GitHub would answer. */
  async push(request: {
    readonly by: string
    readonly branch: string
    readonly to: string | undefined
    readonly force?: boolean
  }): Promise<void> {
    const { git } = this.state
    await this.state.exclusively(async () => {
      const name = `refs/heads/${request.branch}`
      const after = request.to === undefined ? undefined : this.#commit(request.to)
      const move = { name, before: git.refs.get(name), after, force: request.force ?? false }
      await moveRefs(this.#world, this.state, this.#actor(request.by), [move])
    })
  }

  /** Adds a rule of a ruleset (default) or classic protection. */
  protect(request: RuleRequest): BranchRule {
    const rule: BranchRule = {
      kind: 'ruleset',
      requiredStatuses: [],
      statusApp: undefined,
      approvals: undefined,
      dismissers: undefined,
      bypass: [],
      ...request,
      id: this.#world.nextId(),
    }
    this.state.rules = [...this.state.rules, rule]
    return rule
  }

  /** Unchecks "Allow GitHub Actions to create and approve pull requests". */
  forbidActionsPullRequests(): void {
    this.state.actionsMayOpenPulls = false
  }

  archive(): void {
    this.state.archived = true
  }

  async openPullRequest(
    request: Pick<NewPull, 'title' | 'head'> & Partial<NewPull> & { readonly by: string },
  ): Promise<PullRequest> {
    const wanted = { body: '', base: this.state.defaultBranch, draft: false, ...request }
    return await this.state.exclusively(() =>
      openPull(this.#world, this.state, this.#actor(request.by), wanted),
    )
  }

  /** A pull request whose head is a branch of a fork; `commit` is its head and must be in this repository already. */
  openForkPullRequest(request: {
    readonly by: string
    readonly title: string
    readonly branch: string
    readonly commit: string
  }): PullRequest {
    const base = this.state.defaultBranch
    return addPull(this.#world, this.state, this.#actor(request.by), {
      title: request.title,
      body: '',
      base,
      baseOid: this.#commit(base),
      head: request.branch,
      headOid: request.commit,
      fork: request.by,
      draft: false,
    })
  }

  async editPullRequest(
    number: number,
    edit: PullEdit & { readonly by: string },
  ): Promise<PullRequest> {
    const actor = this.#actor(edit.by)
    return await this.state.exclusively(() =>
      editPull(this.#world, this.state, actor, number, edit),
    )
  }

  async closePullRequest(number: number, by: string): Promise<PullRequest> {
    return await this.editPullRequest(number, { by, state: 'closed' })
  }

  async reopenPullRequest(number: number, by: string): Promise<PullRequest> {
    return await this.editPullRequest(number, { by, state: 'open' })
  }

  async mergePullRequest(
    number: number,
    options: { readonly by: string; readonly method?: MergeMethod },
  ): Promise<PullRequest> {
    const method = options.method ?? 'merge'
    return await this.state.exclusively(() =>
      mergePull(this.#world, this.state, this.#actor(options.by), number, { method }),
    )
  }

  review(
    number: number,
    review: { readonly by: string; readonly state: Review['state']; readonly body?: string },
  ): Review {
    const { by, state, body = '' } = review
    const added = addReview(this.#world, this.state, this.#actor(by), number, { state, body })
    void this.settled()
    return added
  }

  /** When GitHub has merged what waited for this and nothing else. */
  async settled(): Promise<void> {
    await this.state.exclusively(() => mergeWhatMay(this.#world, this.state))
  }

  /** Puts a pull request into the merge queue, as a person. */
  async enqueue(number: number, by: string): Promise<QueueEntry> {
    return await this.state.exclusively(() =>
      enqueue(this.#world, this.state, this.#actor(by), number, undefined),
    )
  }

  /** Takes a pull request out of the merge queue, as a person. */
  async dequeue(number: number, by: string): Promise<QueueEntry> {
    return await this.state.exclusively(() =>
      dequeue(this.#world, this.state, this.#actor(by), number),
    )
  }

  /** What waits in the merge queue, first in first out. */
  get queue(): readonly QueueEntry[] {
    return this.state.queue
  }

  /** Checks "Allow auto-merge". */
  allowAutoMerge(): void {
    this.state.allowAutoMerge = true
  }

  /** Leaves only these merge methods allowed. */
  allowMergeMethods(methods: readonly MergeMethod[]): void {
    this.state.mergeMethods = methods
  }

  approve(number: number, by: string): Review {
    return this.review(number, { by, state: 'APPROVED' })
  }

  dismiss(number: number, review: number, by: string): Review {
    return dismissReview(this.#world, this.state, this.#actor(by), number, review)
  }

  comment(number: number, by: string, body: string): void {
    addComment(this.#world, this.state, this.#actor(by), number, body)
  }

  /** Opens an issue as a person would; gives back its number. */
  openIssue(title: string, by: string, labels: readonly string[] = []): number {
    return openIssue(this.#world, this.state, this.#actor(by), { title, labels }).number
  }

  /** Closes, reopens or labels an issue. */
  editIssue(number: number, by: string, edit: Partial<Pick<Issue, 'state' | 'labels'>>): void {
    editIssue(this.#world, this.state, this.#actor(by), number, edit)
  }

  label(number: number, by: string, labels: readonly string[]): void {
    addLabels(this.#world, this.state, this.#actor(by), number, labels)
  }

  async #write(request: CommitRequest, parent: string | undefined): Promise<string> {
    const { git } = this.state
    const files =
      request.files instanceof Map ? request.files : new Map(Object.entries(request.files))
    const seconds = Math.floor((request.at ?? this.#world.clock()) / 1000)
    const { account } = this.#actor(request.by)
    const who = { name: account.name, email: account.email, seconds }
    const parents = parent === undefined ? [] : [parent]
    if (parent === undefined && files.size > LOOSE_LIMIT) {
      return await this.#import(
        files,
        `${who.name} <${who.email}> ${seconds} +0000`,
        request.message,
      )
    }
    const tree = parent === undefined ? undefined : (await git.objects.commit(parent)).tree
    const commit = { tree: await git.changedTree(tree, files), parents, message: request.message }
    return request.signed === true
      ? writeSigned(this.#world, this.state, account, commit)
      : git.writeCommit({ ...commit, author: who, committer: who })
  }

  async #import(
    files: ReadonlyMap<string, FileContent>,
    who: string,
    message: string,
  ): Promise<string> {
    const name = 'refs/import/seed'
    const args = ['--git-dir', this.directory, 'fast-import', '--quiet']
    const child = spawn('git', args, { stdio: ['pipe', 'ignore', 'inherit'] })
    const text = Buffer.from(message)
    child.stdin.write(`commit ${name}\ncommitter ${who}\ndata ${text.length}\n`)
    child.stdin.write(Buffer.concat([text, Buffer.from('\n')]))
    for (const [path, content] of files) {
      if (content === undefined) continue
      const plain = typeof content === 'string' || Buffer.isBuffer(content)
      const body = Buffer.from(plain ? content : content.content)
      const mode = plain ? '100644' : content.mode
      const head = Buffer.from(`M ${mode} inline ${JSON.stringify(path)}\ndata ${body.length}\n`)
      if (!child.stdin.write(Buffer.concat([head, body, Buffer.from('\n')]))) {
        await once(child.stdin, 'drain')
      }
    }
    child.stdin.end()
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`git fast-import: exit code ${code}`)
    this.state.git.refs.reload()
    const oid = this.state.git.refs.get(name)
    if (oid === undefined) throw new Error('git fast-import made no commit')
    this.state.git.refs.apply([{ name, after: undefined }])
    return oid
  }

  /** A person's own push, past the rules: what tests arrange the world with. */
  async #move(
    by: string | undefined,
    move: { readonly name: string; readonly after: string },
  ): Promise<void> {
    const actor = this.#actor(by)
    const rules = this.state.rules
    this.state.rules = []
    try {
      const whole = { ...move, before: 'any', force: true } as const
      await moveRefs(this.#world, this.state, actor, [whole])
    } finally {
      this.state.rules = rules
    }
  }

  #commit(at: string): string {
    return this.state.branch(at) ?? at
  }

  #actor(login: string | undefined): Actor {
    if (login === undefined) return { account: NOBODY, token: undefined }
    const account = this.#world.account(login)
    if (account === undefined) throw new Error(`no account "${login}": add it first`)
    return { account, token: undefined }
  }
}

const NOBODY = {
  id: 0,
  login: 'nobody',
  kind: 'User',
  name: 'Nobody',
  email: 'nobody@example.com',
} as const
