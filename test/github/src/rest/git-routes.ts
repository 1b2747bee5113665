import { FOLDER_MODE, parseTree } from '../git/object.ts'
import type { FileContent } from '../git/repository.ts'
import { nodeId } from '../node-id.ts'
import { isFilePath, writeSigned } from '../state/commits.ts'
import { resolveCommit } from '../state/deployments.ts'
import { moveRefs } from '../state/ref-moves.ts'
import { notFound, Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import { repositoryUrl } from './present.ts'
import type { Answer, Body, Call, Route } from './route.ts'

/** References and the objects behind them, and the contents of files. */
export const GIT_ROUTES: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
    permission: ['contents', 'read'],
    handle(call, repository) {
      const name = `refs/${call.params['ref']}`
      const oid = call.view(repository).refs.get(name)
      if (oid === undefined) throw notFound()
      return { status: 200, body: presentRef(call, repository, name, oid) }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
    permission: ['contents', 'read'],
    handle(call, repository) {
      const prefix = `refs/${call.params['ref']}`
      const found = [...call.view(repository).refs].filter(([name]) => name.startsWith(prefix))
      const sorted = found.sort(([a], [b]) => (a < b ? -1 : 1))
      const body = sorted.map(([name, oid]) => presentRef(call, repository, name, oid))
      return { status: 200, body }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/git/refs',
    permission: ['contents', 'write'],
    async handle(call, repository) {
      const name = call.body.needed('ref')
      const oid = call.body.needed('sha')
      return await repository.exclusively(async () => {
        if (repository.git.refs.get(name) !== undefined) {
          throw new Refusal(422, 'Reference already exists')
        }
        const move = { name, before: undefined, after: oid, force: false }
        await moveRefs(call.world, repository, call.actor, [move])
        return { status: 201, body: presentRef(call, repository, name, oid) }
      })
    },
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
    permission: ['contents', 'write'],
    async handle(call, repository) {
      const name = `refs/${call.params['ref']}`
      const oid = call.body.needed('sha')
      const force = call.body.flag('force') ?? false
      return await repository.exclusively(async () => {
        if (repository.git.refs.get(name) === undefined) {
          throw new Refusal(422, 'Reference does not exist')
        }
        const move = { name, before: 'any', after: oid, force } as const
        await moveRefs(call.world, repository, call.actor, [move])
        return { status: 200, body: presentRef(call, repository, name, oid) }
      })
    },
  },
  {
    operation: 'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
    permission: ['contents', 'write'],
    async handle(call, repository) {
      const name = `refs/${call.params['ref']}`
      return await repository.exclusively(async () => {
        const move = { name, before: 'any', after: undefined, force: true } as const
        await moveRefs(call.world, repository, call.actor, [move])
        return { status: 204 }
      })
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/git/blobs',
    permission: ['contents', 'write'],
    handle(call, repository) {
      const encoding = call.body.text('encoding') === 'base64' ? 'base64' : 'utf8'
      const content = Buffer.from(call.body.needed('content'), encoding)
      const sha = repository.git.objects.write('blob', content)
      const url = `${repositoryUrl(call, repository)}/git/blobs/${sha}`
      return { status: 201, body: { sha, url } }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/git/trees',
    permission: ['contents', 'write'],
    handle: createTree,
  },
  {
    operation: 'POST /repos/{owner}/{repo}/git/commits',
    permission: ['contents', 'write'],
    async handle(call, repository) {
      const oid = await createCommit(call, repository)
      return { status: 201, body: await presentGitCommit(call, repository, oid) }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    permission: ['contents', 'read'],
    async handle(call, repository) {
      const oid = call.params['commit_sha'] ?? ''
      if ((await repository.git.objects.read(oid))?.kind !== 'commit') throw notFound()
      return { status: 200, body: await presentGitCommit(call, repository, oid) }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/contents/{path}',
    permission: ['contents', 'read'],
    handle: readContents,
  },
]

function presentRef(call: Call, repository: Repository, name: string, oid: string) {
  const base = repositoryUrl(call, repository)
  return {
    ref: name,
    node_id: nodeId('REF', repository.id, name),
    url: `${base}/git/${name}`,
    object: { sha: oid, type: 'commit', url: `${base}/git/commits/${oid}` },
  }
}

async function createTree(call: Call, repository: Repository): Promise<Answer> {
  const { git } = repository
  const base = call.body.text('base_tree')
  if (base !== undefined && (await git.objects.read(base))?.kind !== 'tree') {
    throw new Refusal(422, 'base_tree is not a valid tree oid')
  }
  const files = new Map<string, FileContent>()
  for (const item of call.body.objects('tree')) {
    const path = item.needed('path')
    if (!isFilePath(path)) throw new Refusal(422, `tree.path contains a malformed path component`)
    files.set(path, await treeContent(repository, item))
  }
  const sha = await git.changedTree(base, files)
  const tree = parseTree(await git.objects.body(sha, 'tree')).map((item) => ({
    path: item.name,
    mode: item.mode.padStart(6, '0'),
    type: item.mode === FOLDER_MODE ? 'tree' : 'blob',
    sha: item.oid,
    url: `${repositoryUrl(call, repository)}/git/trees/${item.oid}`,
  }))
  const url = `${repositoryUrl(call, repository)}/git/trees/${sha}`
  return { status: 201, body: { sha, url, tree, truncated: false } }
}

async function treeContent(repository: Repository, item: Body): Promise<FileContent> {
  const mode = item.text('mode') ?? '100644'
  const text = item.text('content')
  if (text !== undefined) return { mode, content: text }
  const sha = item.text('sha')
  if (sha === undefined) return undefined
  const blob = await repository.git.objects.read(sha)
  if (blob?.kind !== 'blob') throw new Refusal(422, `tree.sha ${sha} is not a valid blob`)
  return { mode, content: blob.body }
}

async function createCommit(call: Call, repository: Repository): Promise<string> {
  const { objects } = repository.git
  const tree = call.body.needed('tree')
  const parents = call.body.texts('parents') ?? []
  if ((await objects.read(tree))?.kind !== 'tree') throw new Refusal(422, 'Tree SHA does not exist')
  for (const parent of parents) {
    if ((await objects.read(parent))?.kind !== 'commit') {
      throw new Refusal(422, 'Parent SHA does not exist or is not a commit object')
    }
  }
  const message = call.body.needed('message')
  const { account, token } = call.actor
  if (token?.kind !== 'user' && call.body.value('author') === undefined) {
    return writeSigned(call.world, repository, account, { tree, parents, message })
  }
  const seconds = Math.floor(call.world.clock() / 1000)
  const author = { name: account.name, email: account.email, seconds }
  return repository.git.writeCommit({ tree, parents, message, author, committer: author })
}

/** JSON as GitHub's `git-commit`. */
export async function presentGitCommit(call: Call, repository: Repository, oid: string) {
  const commit = await repository.git.objects.commit(oid)
  const base = repositoryUrl(call, repository)
  const page = `${call.site}/${repository.fullName}/commit`
  const verified = repository.verified.has(oid)
  const person = (who: typeof commit.author) => ({
    name: who.name,
    email: who.email,
    date: new Date(who.seconds * 1000).toISOString(),
  })
  return {
    sha: oid,
    node_id: nodeId('C', repository.id, oid),
    url: `${base}/git/commits/${oid}`,
    html_url: `${page}/${oid}`,
    author: person(commit.author),
    committer: person(commit.committer),
    tree: { sha: commit.tree, url: `${base}/git/trees/${commit.tree}` },
    message: commit.message.replace(/\n$/, ''),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${base}/git/commits/${sha}`,
      html_url: `${page}/${sha}`,
    })),
    verification: {
      verified,
      reason: verified ? 'valid' : 'unsigned',
      signature: verified ? '-----BEGIN PGP SIGNATURE-----' : null,
      payload: verified ? `tree ${commit.tree}` : null,
      verified_at: null,
    },
  }
}

/** Of a larger file GitHub tells everything but what is in it. */
const CONTENT_LIMIT = 1_048_576

async function readContents(call: Call, repository: Repository): Promise<Answer> {
  const ref = call.query.get('ref') ?? repository.defaultBranch
  const oid = await resolveCommit(repository, call.view(repository), ref)
  if (oid === undefined) {
    throw new Refusal(404, `No commit found for the ref ${ref}`, { type: 'NOT_FOUND' })
  }
  const path = (call.params['path'] ?? '').replace(/^\/|\/$/g, '')
  const item = await repository.git.entryAt(oid, path)
  if (item === undefined) throw notFound()
  const present = presentContent(call, repository, ref)
  if (item.mode !== FOLDER_MODE) {
    const content = await repository.git.objects.body(item.oid, 'blob')
    const encoded =
      content.length > CONTENT_LIMIT
        ? { content: '', encoding: 'none' }
        : { content: content.toString('base64'), encoding: 'base64' }
    return { status: 200, body: { ...present(path, item, content.length), ...encoded } }
  }
  const entries = parseTree(await repository.git.objects.body(item.oid, 'tree'))
  const body = []
  for (const entry of entries) {
    const folder = entry.mode === FOLDER_MODE
    const size = folder ? 0 : (await repository.git.objects.body(entry.oid, 'blob')).length
    body.push(present(path === '' ? entry.name : `${path}/${entry.name}`, entry, size))
  }
  return { status: 200, body }
}

function presentContent(call: Call, repository: Repository, ref: string) {
  const base = repositoryUrl(call, repository)
  const page = `${call.site}/${repository.fullName}`
  return (path: string, item: { readonly mode: string; readonly oid: string }, size: number) => {
    const folder = item.mode === FOLDER_MODE
    const kind = folder ? 'tree' : 'blob'
    const url = `${base}/contents/${path}?ref=${ref}`
    const git = `${base}/git/${kind}s/${item.oid}`
    const html = `${page}/${kind}/${ref}/${path}`
    return {
      name: path.split('/').at(-1) ?? '',
      path,
      sha: item.oid,
      size,
      url,
      html_url: html,
      git_url: git,
      download_url: folder ? null : `${page}/raw/${ref}/${path}`,
      type: folder ? 'dir' : 'file',
      _links: { self: url, git, html },
    }
  }
}
