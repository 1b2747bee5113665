import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import type { ActionEnd } from '../support/run-action.ts'
import { type Deeds, type Guards, guarded } from './guarded.ts'
import { harmIn } from './harm.ts'

const TOKEN = 'ghs_"canary+/\\=7"'
const ALLOWED = { token: TOKEN, site: 'http://127.0.0.1:1', outputs: ['reason'] }
const QUIET: Deeds = { children: [], connections: ['127.0.0.1:1'], prototypes: [], ended: true }
const WELL: ActionEnd = {
  exitCode: 0,
  stdout: `::add-mask::${TOKEN}\nall is well\n::error::%25 of it\n`,
  stderr: '',
  outputs: { reason: 'done' },
  summary: '## Done\n',
  milliseconds: 1,
}
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('the look for harm', () => {
  test('finds none in a run that did none', () => {
    expect(harmIn({ end: WELL, deeds: QUIET }, ALLOWED)).toEqual([])
  })

  test.each<[string, Partial<ActionEnd>]>([
    ['a foreign command', { stdout: '::set-output name=a::b\n' }],
    ['a foreign command after spaces', { stdout: '  ::error::x\n' }],
    ['a foreign command after a carriage return', { stdout: 'x\r::debug::x\n' }],
    ['a command of the old form', { stdout: 'x ##[error]y\n' }],
    ['two annotations', { stdout: '::error::a\n::error::b\n' }],
    ['a mask of something else', { stdout: '::add-mask::1\n' }],
    ['a stack', { stderr: 'Error: x\n    at y (z:1:1)\n' }],
    ['another exit code', { exitCode: 134 }],
    ['an output of its own', { outputs: { environment: 'prod' } }],
    ['a control character in an output', { outputs: { reason: 'a\u0000b' } }],
    ['the token in the log', { stdout: `x ${TOKEN}\n` }],
    ['the token in the summary', { summary: TOKEN }],
    ['the token in an address', { stdout: encodeURIComponent(TOKEN) }],
    ['the token in JSON', { stdout: JSON.stringify({ token: TOKEN }) }],
    ['the token in Base64', { stderr: base64(TOKEN) }],
    ['the token in Base64, one byte on', { stderr: base64(`x${TOKEN}`) }],
    ['the token in Base64, two bytes on', { stderr: base64(`xy${TOKEN}z`) }],
    ['the token in an authorization header', { stderr: base64(`x-access-token:${TOKEN}`) }],
    ['a mention in the summary', { summary: 'ping @acme/ops\n' }],
  ])('finds %s', (_, difference) => {
    expect(harmIn({ end: { ...WELL, ...difference }, deeds: QUIET }, ALLOWED)).not.toEqual([])
  })

  test.each<[string, Partial<Deeds>]>([
    ['a program', { children: ['spawn'] }],
    ['another address', { connections: ['evil.example:443'] }],
    ['a prototype', { prototypes: ['x'] }],
    ['a run that nobody saw end', { ended: false }],
  ])('finds %s', (_, difference) => {
    expect(harmIn({ end: WELL, deeds: { ...QUIET, ...difference } }, ALLOWED)).not.toEqual([])
  })
})

describe('the guard', () => {
  /** Runs a script as the guard runs an action. */
  async function deedsOf(script: string): Promise<Deeds & { readonly said: string }> {
    let said = ''
    const { deeds } = await guarded(async ({ nodeArguments, extraEnv }: Guards) => {
      const child = spawn(
        process.execPath,
        [...nodeArguments, '--input-type=module', '-e', script],
        {
          env: { PATH: process.env['PATH'], ...extraEnv },
        },
      )
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text
        })
      }
      await once(child, 'close')
      return WELL
    })
    return { ...deeds, said }
  }

  test.each([
    `import { execFile } from 'node:child_process'; execFile('touch', ['PWN'])`,
    `import { spawnSync } from 'node:child_process'; spawnSync('touch PWN', { shell: true })`,
    `const { exec } = await import('child_process'); exec('touch PWN')`,
  ])('notes a program that would be started: %s', async (script) => {
    expect(
      (await deedsOf(`try { ${script} } catch {}`.replace(/^try \{ (import .*?;)/, '$1 try {')))
        .children,
    ).toHaveLength(1)
  })

  test('stops a file that is written elsewhere, and code made from text', async () => {
    const { said } = await deedsOf(
      `import { writeFileSync } from 'node:fs'
       for (const evil of [() => writeFileSync('PWN', ''), () => new Function('return 1')()]) {
         try { evil(); console.log('done') } catch (error) { console.log(error.code ?? error.name) }
       }`,
    )
    expect(said.trim().split('\n')).toEqual(['ERR_ACCESS_DENIED', 'EvalError'])
  })

  test('notes connections and prototypes', async () => {
    const { connections, prototypes, ended } = await deedsOf(
      `import { connect } from 'node:net'
       Object.prototype.polluted = 1
       connect({ host: '127.0.0.1', port: 9 }).on('error', () => {})`,
    )
    expect(connections).toEqual(['127.0.0.1:9'])
    expect(prototypes).toHaveLength(1)
    expect(ended).toBe(true)
  })
})
