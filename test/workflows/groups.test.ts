import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')

function member(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? Object.getOwnPropertyDescriptor(at, key)?.value : at,
    value,
  )
}

function groupOf(workflow: string, job: string): string {
  const text = readFileSync(join(root, '.github/workflows', workflow), 'utf8')
  return String(member(parse(text), ['jobs', job, 'concurrency', 'group']))
}

/** What the parts of a group that come from the event are for one of them. */
function partsOf(group: string, event: unknown): string {
  const paths = [...group.matchAll(/github\.event\.([\w.]+)/g)].map(([, path = '']) => path)
  return JSON.stringify(paths.map((path) => member(event, path.split('.'))))
}

/** Every request that Flux's controllers were seen to send, as an event of GitHub. */
function captured(): readonly { action: unknown; client_payload: unknown }[] {
  const files = globSync('test/fixtures/flux-events/captured/*.json', { cwd: root }).sort()
  return files.flatMap((file) => {
    const requests = member(JSON.parse(readFileSync(join(root, file), 'utf8')), ['requests'])
    return (Array.isArray(requests) ? requests : []).map((request: unknown) => ({
      action: member(request, ['body', 'event_type']),
      client_payload: member(request, ['body', 'client_payload']),
    }))
  })
}

describe('the group of a promotion', () => {
  test('is shared by no two events that say different things, or one would drop the other', () => {
    const group = groupOf('promote.yml', 'promote')
    const facts = new Map<string, string>()
    for (const event of captured()) {
      const { action, client_payload } = event
      const fact = JSON.stringify([
        action,
        member(client_payload, ['reason']),
        member(client_payload, ['timestamp']),
        member(client_payload, ['metadata', 'env']),
        member(client_payload, ['metadata', 'cluster']),
        member(client_payload, ['metadata', 'revision']),
      ])
      const key = partsOf(group, event)
      expect([key, facts.get(key) ?? fact]).toEqual([key, fact])
      facts.set(key, fact)
    }
    expect(facts.size).toBeGreaterThan(30)
  })
})

describe('the group of a bump', () => {
  test('is another for each version, since builds end in any order', () => {
    expect(groupOf('bump.yml', 'bump')).toMatch(/inputs\.chart-version.*inputs\.image-tag/)
  })
})

/** Every concurrency group of a workflow with the place where it stands. */
function groupsOf(file: string): readonly string[] {
  const workflow: unknown = parse(readFileSync(join(root, file), 'utf8'))
  const jobs = member(workflow, ['jobs'])
  const named = typeof jobs === 'object' && jobs !== null ? Object.entries(jobs) : []
  return [workflow, ...named.map(([, job]) => job)].flatMap((owner) => {
    const concurrency = member(owner, ['concurrency'])
    if (concurrency === undefined) return []
    const group = member(concurrency, ['group'])
    return [`${file}: ${String(typeof concurrency === 'string' ? concurrency : group)}`]
  })
}

const OWN = globSync('.github/workflows/*.yml', { cwd: root }).sort()
const CALLERS = globSync('docs/*/.github/workflows*/*.yml', { cwd: root }).sort()

/** Whether a workflow is a caller, and not all of a job that people fill in. */
function callsOurs(file: string): boolean {
  return readFileSync(join(root, file), 'utf8').includes('uses: fluxgate/fluxgate/')
}

/** What differs from one run, ref, pull request or thing asked for to the next. */
const DIFFERS = /\$\{\{.*\b(?:github\.(?:run_id|ref|event\.pull_request\.number)|inputs\.[a-z-]+)\b/

describe('a concurrency group', () => {
  test('of any workflow is never one for all runs, which would drop all that wait but one', () => {
    const groups = [...OWN, ...CALLERS].flatMap(groupsOf)
    expect(groups.length).toBeGreaterThan(6)
    expect(groups.filter((group) => !DIFFERS.test(group))).toEqual([])
  })

  test('is set by none of the callers in a GitOps repository: runs that wait for no other are never dropped', () => {
    const callers = CALLERS.filter((file) => file.includes('gitops-repository') && callsOurs(file))
    expect(callers.length).toBeGreaterThanOrEqual(4)
    expect(callers.flatMap(groupsOf)).toEqual([])
  })
})

describe('a privileged job', () => {
  test.each([
    ['promote.yml', 'promote'],
    ['bump.yml', 'bump'],
  ])('of %s runs on the default branch alone, and not on a tag of its name', (workflow, job) => {
    const text = readFileSync(join(root, '.github/workflows', workflow), 'utf8')
    const condition = String(member(parse(text), ['jobs', job, 'if']))
    expect(condition).toContain(
      "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)",
    )
    expect(condition).not.toContain('ref_name')
  })

  test.each(['workflow_dispatch', 'issues'])(
    'is its own for each %s: what a person asks for waits for no sweep',
    (event) => {
      const [, mine = ''] =
        /\|\| \(([^()]*)\) && github\.run_id \|\|/.exec(groupOf('promote.yml', 'promote')) ?? []
      expect(mine.split(' || ')).toContain(`github.event_name == '${event}'`)
    },
  )
})
