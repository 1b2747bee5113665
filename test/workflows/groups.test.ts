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
})
