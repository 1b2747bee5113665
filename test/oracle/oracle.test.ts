import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { commitSeries } from '../support/fast-import.ts'
import {
  overlayFiles,
  pinFile,
  releaseOf,
  type Service,
  type ServiceKind,
  services,
} from '../support/overlays.ts'
import { judge, type Laws, type Seen, type SeenPull, type SeenRecord } from './oracle.ts'

const US = 7
const TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz'
const ALL = services(3)
const LAWS: Laws = { edges: [{ from: 'dev', to: 'prod' }], secrets: [TOKEN] }
const who = { name: 'ana', email: 'ana@acme.example' }

let seeded = ''
let directory = ''
let since = ''

beforeAll(() => {
  seeded = mkdtempSync(join(tmpdir(), 'oracle-'))
  execFileSync('git', ['init', '-q', '--bare', '--template=', '-b', 'main', seeded])
  const files = new Map<string, string>(
    ALL.flatMap((service) => [
      ...overlayFiles('dev', service, '1.1.0'),
      ...overlayFiles('prod', service, '1.0.0'),
    ]),
  )
  commitSeries(seeded, 'main', [{ message: 'seed', author: who, at: 1_000_000, files }])
  directory = seeded
  since = tip('main')
})
afterAll(() => rmSync(seeded, { recursive: true, force: true }))

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oracle-'))
  cpSync(seeded, directory, { recursive: true })
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

function tip(branch: string): string {
  return execFileSync('git', ['--git-dir', directory, 'rev-parse', branch], {
    encoding: 'utf8',
  }).trim()
}

function commit(branch: string, files: ReadonlyMap<string, string>): void {
  if (branch !== 'main')
    execFileSync('git', ['--git-dir', directory, 'branch', '-f', branch, since])
  commitSeries(directory, branch, [{ message: 'change', author: who, at: 2_000_000, files }])
}

function success(service: Service, version: string, more: object = {}): SeenRecord {
  const { digest } = releaseOf(service, version)
  const pins = {
    chart: version,
    ...(service.kind === 'image' ? { 'values.image.tag': version } : {}),
    ...(digest === undefined ? {} : { digest }),
  }
  const timestamp = '2026-11-21T09:00:00Z'
  const fact = { kind: 'rollout', what: 'upgrade', outcome: 'success', timestamp, pins, ...more }
  return {
    environment: 'dev',
    task: `fluxgate:${service.key}`,
    creator: US,
    payload: fact,
    at: Date.parse(timestamp),
  }
}

function promoted(service: Service, version: string, number = 1): SeenPull {
  const head = `promote/prod/${service.key}`
  commit(head, pinFile('prod', service, version))
  return pullOf(head, `Promote ${service.key} ${version} to prod`, number)
}

function pullOf(head: string, title: string, number: number): SeenPull {
  return {
    number,
    title,
    body: '',
    open: true,
    merged: false,
    closedBy: undefined,
    author: US,
    base: 'main',
    head,
    headOid: tip(head),
    labels: ['promotion'],
  }
}

function seen(parts: Partial<Seen>): Seen {
  return {
    directory,
    branch: 'main',
    since,
    us: US,
    pulls: [],
    comments: [],
    records: [],
    ...parts,
  }
}

function laws(parts: Partial<Seen>, more: Partial<Laws> = {}): readonly string[] {
  return judge(seen(parts), { ...LAWS, ...more }).violations.map(
    ({ law, what }) => `${law}: ${what}`,
  )
}

const image = ofKind('image')
const oci = ofKind('oci')
const chart = ofKind('chart')

function ofKind(kind: ServiceKind): Service {
  const found = ALL.find((service) => service.kind === kind)
  if (found === undefined) throw new Error(`no service of kind ${kind}`)
  return found
}

/** The overlay of `chart` in prod, at 1.1.0, with something else in it than should be. */
function tamperedWith(find: string, replacement: string): ReadonlyMap<string, string> {
  const files = [...pinFile('prod', chart, '1.1.0')]
  return new Map(files.map(([path, text]) => [path, text.replace(find, replacement)]))
}

describe('what has to be there', () => {
  test('nothing is expected where nothing is proven', () => {
    expect(judge(seen({}), LAWS)).toEqual({ expected: 0, found: 0, violations: [] })
  })

  test.each([image, oci, chart])('a proven release is found in its pull request ($kind)', (one) => {
    const parts = { records: [success(one, '1.1.0')], pulls: [promoted(one, '1.1.0')] }
    expect(judge(seen(parts), LAWS)).toEqual({ expected: 1, found: 1, violations: [] })
  })

  test('a proven release without a pull request is lost', () => {
    const records = [success(chart, '1.1.0')]
    expect(laws({ records })).toEqual([
      'lost: promote/prod/svc-0002: 0 open pull requests for {"chart":"1.1.0"}',
    ])
  })

  test('a release that failed after its success is not expected', () => {
    const timestamp = '2026-11-21T09:00:00Z'
    const records = [
      success(chart, '1.1.0'),
      success(chart, '1.1.0', { outcome: 'failure', timestamp }),
    ]
    expect(laws({ records })).toEqual([])
  })

  test('a release above one that was rolled back to is not expected', () => {
    const rollback = { what: 'rollback', timestamp: '2026-11-21T10:00:00Z' }
    const records = [success(chart, '1.1.0'), success(chart, '1.0.0', rollback)]
    expect(laws({ records })).toEqual([])
  })

  test('a record of somebody else proves nothing', () => {
    expect(laws({ records: [{ ...success(chart, '1.1.0'), creator: 8 }] })).toEqual([])
  })

  test('a success that does not name the image proves nothing of a service that pins one', () => {
    const records = [success(image, '1.1.0', { pins: { chart: '1.1.0' } })]
    expect(laws({ records })).toEqual([])
  })

  test('an older proven release is expected where the newest is not proven', () => {
    commit('main', pinFile('dev', oci, '1.2.0'))
    const records = [success(oci, '1.1.0')]
    expect(laws({ records, pulls: [promoted(oci, '1.1.0')] })).toEqual([])
    expect(laws({ records, pulls: [promoted(oci, '1.2.0')] })).toEqual([
      expect.stringMatching(/^lost: promote\/prod\/svc-0001: holds .*1\.2\.0.* and not .*1\.1\.0/),
    ])
  })

  test('a release that the upstream went below again is not expected', () => {
    commit('main', pinFile('dev', chart, '0.9.0'))
    expect(laws({ records: [success(chart, '1.1.0')] })).toEqual([])
  })
})

describe('what may not be there', () => {
  const records = () => [success(chart, '1.1.0')]

  test('two pull requests of one branch', () => {
    const pulls = [promoted(chart, '1.1.0', 1), promoted(chart, '1.1.0', 2)]
    expect(laws({ records: records(), pulls })).toEqual([
      expect.stringContaining('lost: promote/prod/svc-0002: 2 open'),
      'duplicate: two open pull requests of promote/prod/svc-0002 to main',
      expect.stringContaining('duplicate: opened again: promote/prod/svc-0002'),
    ])
  })

  test('a pull request that was closed by a machine and opened anew', () => {
    const pulls = [{ ...promoted(chart, '1.1.0'), open: false }, promoted(chart, '1.1.0', 2)]
    expect(laws({ records: records(), pulls })).toEqual([
      expect.stringContaining('duplicate: opened again'),
    ])
  })

  test('a pull request for a release that nobody proved', () => {
    expect(laws({ pulls: [promoted(chart, '1.1.0')] })).toEqual([
      'stray: #1 of promote/prod/svc-0002 is open for nothing',
    ])
  })

  test('another file in the pull request', () => {
    const head = 'promote/prod/svc-0002'
    commit(head, new Map([...pinFile('prod', chart, '1.1.0'), ['README.md', 'hello\n']]))
    const pulls = [pullOf(head, 'Promote svc-0002 1.1.0 to prod', 1)]
    expect(laws({ records: records(), pulls })).toEqual([
      'lost: promote/prod/svc-0002: also changes README.md',
      expect.stringMatching(/^stray: [0-9a-f]{40} changes README\.md, apps/),
    ])
  })

  test('another line in the overlay', () => {
    const head = 'promote/prod/svc-0002'
    commit(head, tamperedWith('replicaCount: 3', 'replicaCount: 9'))
    const pulls = [pullOf(head, 'Promote svc-0002 1.1.0 to prod', 1)]
    expect(laws({ records: records(), pulls })).toEqual([
      'lost: promote/prod/svc-0002: changes more than lines with pins',
      expect.stringMatching(
        /^stray: .* changes more than pins in apps\/prod\/svc-0002\/patch.yaml$/,
      ),
    ])
  })

  test('a comment on the line that is lost', () => {
    const head = 'promote/prod/svc-0002'
    commit(head, tamperedWith(' # what prod runs', ''))
    const pulls = [pullOf(head, 'Promote svc-0002 1.1.0 to prod', 1)]
    expect(laws({ records: records(), pulls })).toContain(
      'lost: promote/prod/svc-0002: changes more than lines with pins',
    )
  })

  test('a commit of another file on the base branch', () => {
    commit('main', new Map([['apps/dev/svc-0000/kustomization.yaml', 'resources: []\n']]))
    expect(laws({})).toEqual([
      expect.stringContaining('changes apps/dev/svc-0000/kustomization.yaml'),
    ])
  })

  test('a scratch branch', () => {
    commit('fluxgate/scratch/x', pinFile('prod', chart, '1.1.0'))
    expect(laws({})).toEqual(['leftover: branch fluxgate/scratch/x is left over'])
  })

  test('a second commit on a branch of ours', () => {
    const parts = { records: records(), pulls: [promoted(chart, '1.1.0')] }
    const head = 'promote/prod/svc-0002'
    const files = pinFile('prod', chart, '1.0.9')
    commitSeries(directory, head, [{ message: 'again', author: who, at: 2_000_001, files }])
    const pulls = parts.pulls.map((pull) => ({ ...pull, headOid: tip(head) }))
    expect(laws({ ...parts, pulls })).toEqual(['lost: promote/prod/svc-0002: is not one commit'])
  })

  test('a fact that is recorded twice, unless runs raced', () => {
    const twice = {
      records: [...records(), ...records()],
      pulls: [promoted(chart, '1.1.0')],
    }
    expect(laws(twice)).toEqual([expect.stringContaining('duplicate: two records of')])
    expect(laws(twice, { recordsRaced: true })).toEqual([])
  })

  test('a comment that is written twice', () => {
    const comment = { pull: 1, author: US, body: 'closed' }
    expect(laws({ comments: [comment, comment] })).toEqual([
      'duplicate: two comments #1 by 7: closed',
    ])
  })

  test('a broken object', () => {
    execFileSync('git', ['--git-dir', directory, 'update-ref', 'refs/heads/x', since])
    const broken = { input: 'tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nnonsense\n' }
    const args = [
      '--git-dir',
      directory,
      'hash-object',
      '--literally',
      '-t',
      'commit',
      '-w',
      '--stdin',
    ]
    execFileSync('git', args, broken)
    expect(laws({}).filter((line) => line.startsWith('fsck'))).not.toEqual([])
  })

  test.each([
    ['as it is', TOKEN],
    ['as basic authorization', Buffer.from(`x-access-token:${TOKEN}`).toString('base64')],
  ])('a token that was printed, %s', (_, form) => {
    const printed = new Map([['the job summary', `before ${form} after`]])
    expect(laws({}, { printed })).toEqual(['secret: a token stands in the job summary'])
  })

  test('a token in a pull request', () => {
    const pulls = [{ ...promoted(chart, '1.1.0'), body: TOKEN }]
    expect(laws({ records: records(), pulls })).toEqual([
      'secret: a token stands in a pull request',
    ])
  })
})
