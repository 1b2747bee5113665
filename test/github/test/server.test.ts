import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { schemas } from '../src/http/schemas.ts'
import { startGitHub } from '../src/index.ts'
import { at, COMMIT, commitInput, openPromotion, REFS, stage, textAt } from './client.ts'

const run = promisify(execFile)

describe('git over HTTP', () => {
  test('a repository of thousands of files is seeded, cloned shallow and whole, and sound', async () => {
    await using github = await startGitHub()
    const files = new Map(
      Array.from({ length: 3000 }, (_, index) => [`apps/prod/s${index}.yaml`, `v: ${index}\n`]),
    )
    const gitops = await github.createRepository({ owner: 'acme', name: 'big', files })
    await gitops.commit({ files: { 'apps/prod/s7.yaml': 'v: 8\n' }, message: 'Bump' })
    expect(await gitops.read('apps/prod/s2999.yaml')).toBe('v: 2999\n')
    github.addUser('ana')
    gitops.grant('ana', 'read')
    const token = github.token({ kind: 'user', of: 'ana' })
    const url = github.url.replace('http://', `http://ana:${token}@`)
    const folder = mkdtempSync(join(tmpdir(), 'clone-'))
    try {
      await run('git', [
        'clone',
        '-q',
        '--bare',
        '--depth=1',
        `${url}/acme/big.git`,
        `${folder}/one`,
      ])
      await run('git', ['clone', '-q', '--bare', `${url}/acme/big.git`, `${folder}/all`])
      const count = (name: string) =>
        execFileSync('git', ['--git-dir', `${folder}/${name}`, 'rev-list', '--count', 'HEAD'])
          .toString()
          .trim()
      expect([count('one'), count('all')]).toEqual(['1', '2'])
      const push = run('git', ['--git-dir', `${folder}/all`, 'push', 'origin', 'HEAD:refs/heads/x'])
      await expect(push).rejects.toThrow('403')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    expect(github.fsck()).toEqual([])
    expect(github.ledger.of('git-upload-pack').length).toBeGreaterThan(1)
  })

  test('without a token a private repository asks for one, and with a foreign one is not found', async () => {
    await using here = await stage()
    const path = `${here.github.url}/acme/gitops.git/info/refs?service=git-upload-pack`
    const asked = await fetch(path)
    expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="GitHub"',
    ])
    here.github.addUser('mallory')
    const token = here.github.token({ kind: 'user', of: 'mallory' })
    const authorization = `Basic ${Buffer.from(`x:${token}`).toString('base64')}`
    expect((await fetch(path, { headers: { authorization } })).status).toBe(404)
  })
})

describe('the ledger', () => {
  test('counts bytes on the wire as a socket sees them, and bodies before and after compression', async () => {
    await using here = await stage()
    const { github, app } = here
    const head = [
      'GET /repos/acme/gitops HTTP/1.1',
      'host: localhost',
      `authorization: bearer ${app.token}`,
      'accept-encoding: gzip',
      'connection: close',
      '',
      '',
    ].join('\r\n')
    const received = await new Promise<Buffer>((resolve, reject) => {
      const chunks: Buffer[] = []
      const socket = connect(Number(new URL(github.url).port), '127.0.0.1', () =>
        socket.write(head),
      )
      socket.on('data', (chunk) => chunks.push(chunk))
      socket.on('end', () => resolve(Buffer.concat(chunks)))
      socket.on('error', reject)
    })
    const [entry] = github.ledger.entries
    const body = received.length - received.indexOf('\r\n\r\n') - 4
    expect(received.toString('latin1')).toMatch(/content-encoding: gzip/i)
    expect(entry).toMatchObject({
      route: 'GET /repos/{owner}/{repo}',
      status: 200,
      token: 'installation',
      authorization: 'bearer',
      bytesIn: head.length,
      bytesOut: received.length,
      bodyIn: 0,
      bodyOut: body,
    })
    expect(entry?.bodyOutRaw ?? 0).toBeGreaterThan(body * 2)
    expect(JSON.stringify(github.ledger.entries)).not.toContain(app.token)
  })

  test('names GraphQL operations and counts each request of a connection that is kept', async () => {
    await using here = await stage()
    const { github, app } = here
    await app.graphql('query Who { viewer { login } me: viewer { login } }')
    await app.graphql('query Who { viewer { login } me: viewer { login } }')
    const [first, second] = github.ledger.of('Who')
    expect(first?.operations).toEqual(['Who', 'viewer'])
    expect(second?.bytesOut).toBeGreaterThan(0)
    expect(Math.abs((second?.bytesOut ?? 0) - (first?.bytesOut ?? 0))).toBeLessThan(40)
    expect(github.ledger.since(1)).toHaveLength(1)
  })
})

describe('GitHub’s schemas', () => {
  test('are schemas, which the stand-in takes for granted', () => {
    const path = new URL('../schemas/openapi.json', import.meta.url)
    const { operations, $defs } = JSON.parse(readFileSync(path, 'utf8'))
    const ajv = new Ajv2020({ strict: false })
    for (const { body = {}, responses } of Object.values<{ body?: object; responses: object }>(
      operations,
    )) {
      const answers = Object.values(responses).filter((response) => response !== null)
      for (const schema of [{ $defs }, body, ...answers])
        expect(ajv.validateSchema(schema)).toBe(true)
    }
  })

  test('turn an answer that breaks them into a 500 with the reason', async () => {
    await using here = await stage()
    await openPromotion(here)
    const { state } = here.gitops
    const pull = here.gitops.pull(1)
    Reflect.set(pull, 'title', 7)
    state.pulls.set(1, pull)
    const reply = await here.app.rest('GET', '/repos/acme/gitops/pulls/1')
    expect(reply.status).toBe(500)
    expect(textAt(reply.body, 'message')).toContain('body/title must be string')
    expect(here.github.violations).toHaveLength(1)
  })

  test.each([
    ['POST /repos/{owner}/{repo}/pulls', { base: 'main' }, /must have required property 'head'/],
    ['POST /repos/{owner}/{repo}/statuses/{sha}', { state: 'green' }, /must be equal to one of/],
  ])('refuse a body that breaks them: %s', (operation, body, problem) => {
    expect(schemas().request(operation, body)).toMatch(problem)
  })

  test('make a bad request of ours visible', async () => {
    await using here = await stage()
    const path = '/repos/acme/gitops/deployments'
    const reply = await here.app.rest('POST', path, { ref: 'main', required_contexts: 'none' })
    expect(reply.status).toBe(422)
    expect(here.github.violations).toEqual([expect.stringContaining('required_contexts')])
  })

  test('a path that is not played is a violation', async () => {
    await using here = await stage()
    expect((await here.app.rest('GET', '/repos/acme/gitops/issues')).status).toBe(500)
    expect(here.github.violations).toEqual([expect.stringContaining('is not played')])
  })
})

describe('many at once', () => {
  test('25 writers on one branch: one wins each round, and nothing is lost', async () => {
    await using here = await stage()
    const { app, gitops, github } = here
    let attempts = 0
    const write = async (index: number) => {
      for (;;) {
        attempts += 1
        const read = await app.query('defaultBranchRef { target { oid } }')
        const head = textAt(read, 'defaultBranchRef', 'target', 'oid')
        const input = commitInput('main', head)
        const additions = [{ path: `f/${index}`, contents: Buffer.from('x').toString('base64') }]
        const reply = await app.graphql(COMMIT, { input: { ...input, fileChanges: { additions } } })
        if (at(reply.body, 'errors') === undefined) return
        expect(at(reply.body, 'errors', 0, 'type')).toBe('STALE_DATA')
      }
    }
    await Promise.all(Array.from({ length: 25 }, (_, index) => write(index)))
    const seen = await app.query(
      'object(expression: "HEAD:f") { ... on Tree { entries { name } } }',
    )
    expect(at(seen, 'object', 'entries', 24)).toBeDefined()
    expect(attempts).toBeGreaterThan(25)
    const log = ['--git-dir', gitops.directory, 'rev-list', '--count', 'main']
    expect(execFileSync('git', log).toString().trim()).toBe('26')
    expect(github.fsck()).toEqual([])
  })

  test('of two updateRefs that share a branch one wins whole', async () => {
    await using here = await stage()
    const { app, gitops } = here
    const { oid } = await openPromotion(here)
    const id = textAt(await app.query('id'), 'id')
    const main = gitops.head()
    const race = async (own: string) => {
      const update = (name: string) => ({
        name: `refs/heads/${name}`,
        beforeOid: '0'.repeat(40),
        afterOid: main,
      })
      const refUpdates = [update(own), update('shared')]
      return await app.graphql(REFS, { input: { repositoryId: id, refUpdates } })
    }
    const replies = await Promise.all(['one', 'two', 'three'].map(race))
    expect(replies.filter(({ body }) => at(body, 'errors') === undefined)).toHaveLength(1)
    expect(
      [...gitops.branches().keys()].filter((name) => /^(one|two|three)$/.test(name)),
    ).toHaveLength(1)
    expect(gitops.head('promote/prod/a')).toBe(oid)
  })
})

test('HTTPS is served to whom trusts the certificate, and to nobody else', async () => {
  await using here = await stage({ https: true })
  const { app, github } = here
  const ask = (ca: string | undefined) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { authorization: `Bearer ${app.token}` }
      const options = { headers, ...(ca === undefined ? {} : { ca }) }
      const asked = request(`${github.url}/repos/acme/gitops`, options, (response) => {
        response.resume().on('end', () => resolve(response.statusCode))
      })
      asked.on('error', reject).end()
    })
  expect(github.url).toMatch(/^https:\/\/localhost:/)
  expect(await ask(github.certificate)).toBe(200)
  await expect(ask(undefined)).rejects.toThrow('self-signed certificate')
  const [entry] = github.ledger.entries
  expect(entry?.bytesOut).toBeGreaterThan(1000)
})

test('times rise with every event, even under a clock that stands still', async () => {
  await using here = await stage({ now: () => 1_700_000_000_000 })
  await openPromotion(here)
  const times = here.github.events.map((event) => event.at)
  expect(times.length).toBeGreaterThan(2)
  expect([...new Set(times)].sort((a, b) => a - b)).toEqual(times)
})
