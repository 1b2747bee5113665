import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { gunzipSync } from 'node:zlib'
import { ZERO_OID } from '../git/object.ts'
import { demand } from '../state/access.ts'
import type { Actor } from '../state/account.ts'
import { objections, pushRefusal } from '../state/branch-rules.ts'
import { followRefMove } from '../state/pull-lifecycle.ts'
import type { Repository } from '../state/repository.ts'
import type { World } from '../state/world.ts'

export interface GitRequest {
  readonly method: string
  readonly service: 'git-upload-pack' | 'git-receive-pack'
  /** After the repository: `/info/refs`, `/git-upload-pack`, `/git-receive-pack`. */
  readonly rest: string
  readonly query: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
}

export interface GitAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

interface Command {
  readonly before: string
  readonly after: string
  readonly ref: string
}

/** Serves one request of git's smart HTTP protocol from the real repository, with GitHub's rules on pushes. */
export async function serveGit(
  world: World,
  repository: Repository,
  actor: Actor,
  request: GitRequest,
): Promise<GitAnswer> {
  const push = request.service === 'git-receive-pack'
  demand(actor, repository, 'contents', push ? 'write' : 'read')
  if (!push || request.method !== 'POST') return await backend(world, repository, request)
  return await repository.exclusively(() => receive(world, repository, actor, request))
}

async function receive(
  world: World,
  repository: Repository,
  actor: Actor,
  request: GitRequest,
): Promise<GitAnswer> {
  const body =
    request.headers['content-encoding'] === 'gzip' ? gunzipSync(request.body) : request.body
  const { commands, pack } = readCommands(body)
  const refused = await refusals(repository, actor, commands, pack)
  if (refused.size > 0) return declined(commands, refused)
  const before = repository.git.refs.all
  const answer = await backend(world, repository, request)
  repository.git.refs.reload()
  for (const { ref } of commands) {
    const move = { name: ref, before: before.get(ref), after: repository.git.refs.get(ref) }
    if (move.before === move.after) continue
    const detail = { ref, before: move.before, after: move.after }
    world.record('ref-updated', repository, actor, detail)
    await followRefMove(world, repository, actor, move)
  }
  return answer
}

async function backend(
  world: World,
  repository: Repository,
  request: GitRequest,
): Promise<GitAnswer> {
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: `${world.folder}/repositories`,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${repository.fullName}.git${request.rest}`,
      REQUEST_METHOD: request.method,
      QUERY_STRING: request.query,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: String(request.body.length),
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: request.headers['git-protocol'] ?? '',
      REMOTE_USER: 'git',
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stdin.on('error', () => undefined)
  child.stdin.end(request.body)
  await once(child, 'close')
  return readCgi(Buffer.concat(chunks))
}

function readCgi(output: Buffer): GitAnswer {
  const end = output.indexOf('\r\n\r\n')
  const headers: Record<string, string> = {}
  let status = 200
  for (const line of output.toString('latin1', 0, Math.max(end, 0)).split('\r\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'status') status = Number.parseInt(value, 10)
    else if (colon > 0) headers[name] = value
  }
  return { status, headers, body: output.subarray(end + 4) }
}

/** The commands of a push: pkt-lines up to the flush; what follows is the pack. */
function readCommands(body: Buffer): {
  readonly commands: readonly Command[]
  readonly pack: Buffer
} {
  const commands: Command[] = []
  let at = 0
  while (at < body.length) {
    const length = Number.parseInt(body.toString('latin1', at, at + 4), 16)
    if (length === 0) return { commands, pack: body.subarray(at + 4) }
    const [line = ''] = body
      .toString('utf8', at + 4, at + length)
      .replace(/\n$/, '')
      .split('\0')
    const [before = '', after = '', ref = ''] = line.split(' ')
    commands.push({ before, after, ref })
    at += length
  }
  return { commands, pack: Buffer.alloc(0) }
}

async function refusals(
  repository: Repository,
  actor: Actor,
  commands: readonly Command[],
  pack: Buffer,
): Promise<ReadonlyMap<string, ReturnType<typeof pushRefusal>>> {
  const found = new Map<string, ReturnType<typeof pushRefusal>>()
  let unpacked = false
  for (const { ref, after } of commands) {
    const branch = ref.replace(/^refs\/heads\//, '')
    const before = repository.git.refs.get(ref)
    for (const rule of repository.rulesOf(branch)) {
      if (!unpacked && pack.length > 0) await unpack(repository, pack)
      unpacked = true
      const gone = after === ZERO_OID
      const texts = objections(repository, rule, {
        branch,
        before,
        after: gone ? undefined : after,
        fastForward:
          gone || before === undefined || (await repository.ancestry.isAncestor(before, after)),
        merge: false,
        actor: actor.account.id,
      })
      if (texts.length > 0) found.set(ref, pushRefusal(rule, texts))
    }
  }
  return found
}

/** Puts the pushed objects in place before the rules are judged: whether a push is a fast-forward is in them. */
async function unpack(repository: Repository, pack: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const args = ['--git-dir', repository.git.directory, 'unpack-objects', '-q']
    const child = execFile('git', args, (error) => (error === null ? resolve() : reject(error)))
    child.stdin?.end(pack)
  })
}

function declined(
  commands: readonly Command[],
  refused: ReadonlyMap<string, ReturnType<typeof pushRefusal>>,
): GitAnswer {
  const lines = [...refused.values()].flatMap((each) => each.lines)
  const report = commands.map(({ ref }) => {
    const reason = refused.get(ref)?.reason ?? 'pre-receive hook declined'
    return packet(Buffer.from(`ng ${ref} ${reason}\n`))
  })
  const inner = Buffer.concat([packet(Buffer.from('unpack ok\n')), ...report, Buffer.from('0000')])
  const body = Buffer.concat([
    ...lines.map((line) => packet(Buffer.from(`\x02${line}\n`))),
    packet(Buffer.concat([Buffer.from([1]), inner])),
    Buffer.from('0000'),
  ])
  const headers = { 'content-type': 'application/x-git-receive-pack-result' }
  return { status: 200, headers, body }
}

function packet(content: Buffer): Buffer {
  return Buffer.concat([Buffer.from((content.length + 4).toString(16).padStart(4, '0')), content])
}
