import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Access, Doorkeeper } from './doorkeeper.ts'

/** A request as it came in, and what became of it. */
export interface Seen {
  readonly method: string
  readonly path: string
  readonly authorization: string
  readonly status: number | 'reset'
}

/** What goes wrong, with the next `times` requests that fit. */
export interface Fault {
  readonly method: string
  readonly path: RegExp
  readonly times: number
  /** Whether the registry does what was asked before its answer is lost. */
  readonly after?: boolean
  readonly answer: number | 'reset'
  readonly headers?: Readonly<Record<string, string>>
  /** Waits before anything else, in milliseconds. */
  readonly delay?: number
}

/** A registry behind which the real one works, with faults by script and a doorkeeper. */
export interface RegistryProxy extends AsyncDisposable {
  /** `127.0.0.1:<port>`. */
  readonly host: string
  readonly seen: Seen[]
  /** Adds a fault; those added first are looked at first. */
  readonly fail: (fault: Fault) => void
  /** Called before a request that fits is passed on. */
  before: (method: string, path: string) => Promise<void>
}

/** Starts it before the registry at `behind`. */
export async function startProxy(
  behind: string,
  access: Access = { kind: 'open' },
): Promise<RegistryProxy> {
  const door = new Doorkeeper(access)
  const faults: { fault: Fault; left: number }[] = []
  const seen: Seen[] = []
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy())
  })

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url: path = '' } = incoming
    const note = (status: number | 'reset') =>
      seen.push({ method, path, authorization: incoming.headers.authorization ?? '', status })
    const body = await bodyOf(incoming)
    await proxy.before(method, path)
    const hit = faults.find(
      ({ fault, left }) => left > 0 && fault.method === method && fault.path.test(path),
    )
    if (hit !== undefined) hit.left -= 1
    const fault = hit?.fault
    // Nobody waits for the rest of it when the test is over.
    if (fault?.delay !== undefined) await pause(fault.delay, undefined, { ref: false })
    if (fault !== undefined && fault.after !== true) return spoil(fault, outgoing, note)
    const verdict = door.judge(incoming, new URL(path, `http://${incoming.headers.host}`))
    if (verdict !== undefined) {
      note(verdict.status)
      outgoing.writeHead(verdict.status, verdict.headers).end(verdict.body)
      return
    }
    const answer = await passOn(behind, incoming, body)
    if (fault !== undefined) return spoil(fault, outgoing, note)
    note(answer.status)
    outgoing.writeHead(answer.status, answer.headers).end(answer.body)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const proxy: RegistryProxy = {
    host: `127.0.0.1:${port}`,
    seen,
    fail: (fault) => void faults.push({ fault, left: fault.times }),
    before: () => Promise.resolve(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}

function spoil(
  { answer, headers }: Fault,
  outgoing: ServerResponse,
  note: (status: number | 'reset') => void,
): void {
  note(answer)
  if (answer === 'reset') outgoing.socket?.destroy()
  else outgoing.writeHead(answer, { ...headers }).end('{"errors":[{"code":"UNKNOWN"}]}')
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

function passOn(behind: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { authorization: _, ...headers } = incoming.headers
  return new Promise((resolve, reject) => {
    const onward = request(
      `http://${behind}${incoming.url}`,
      { method: incoming.method, headers: { ...headers, 'content-length': body.length } },
      (answer) => {
        bodyOf(answer)
          .then((all) =>
            resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: all }),
          )
          .catch(reject)
      },
    )
    onward.on('error', reject)
    onward.end(body)
  })
}
