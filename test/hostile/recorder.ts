import childProcess from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'

/**
 * Loaded into an action's process before the action itself: notes, a line of JSON each in the file that `HOSTILE_REPORT` names, every
 * program it would start, every address it connects to, and what it leaves in the prototypes.
 */
let report = ''

/** In a process that runs one action after the other, each has a report of its own. */
function begin(): void {
  report = process.env['HOSTILE_REPORT'] ?? ''
  delete process.env['HOSTILE_REPORT']
}

function note(kind: string, what: string): void {
  if (report !== '') appendFileSync(report, `${JSON.stringify({ kind, what })}\n`)
}

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  const value = (...parameters: readonly unknown[]) => {
    note('child', `${name} ${JSON.stringify(parameters)}`)
    throw new Error('no program is started here')
  }
  Object.defineProperty(childProcess, name, { value })
}
syncBuiltinESMExports()

const { connect } = Socket.prototype
Object.defineProperty(Socket.prototype, 'connect', {
  value(this: Socket, ...parameters: readonly unknown[]) {
    note('connection', addressIn(parameters))
    return Reflect.apply(connect, this, parameters)
  },
})

function addressIn(parameters: readonly unknown[]): string {
  const [first] = parameters.flat()
  if (typeof first !== 'object' || first === null) return String(first)
  const { host = '', port = '' } = { ...first } as { host?: unknown; port?: unknown }
  return `${String(host)}:${String(port)}`
}

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype]
const keysNow = () => PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length)
let before = keysNow()

function end(): void {
  const after = keysNow()
  if (String(after) !== String(before)) note('prototype', `${before} became ${after}`)
  before = after
  note('end', '')
  report = ''
}

begin()
process.on('exit', end)
subscribe('fluxgate:run-begins', begin)
subscribe('fluxgate:run-ends', end)
