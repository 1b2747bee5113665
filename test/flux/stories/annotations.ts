import { expect } from '@jest/globals'
import { addServices, bumpTo, proposed, publish, runs } from '../src/acts.ts'
import { recordsOf } from '../src/gitops.ts'
import { at } from '../src/json.ts'
import type { Service } from '../src/overlays.ts'
import type { Stack } from '../src/stack.ts'
import type { Story } from '../src/together.ts'

/** What a tenant could write beside the annotations that are ours. */
export const TENANT = 'note'
const HOSTILE =
  'x $' +
  '{{ secrets.TOKEN }} `id`\n::set-output name=a::b\n@ops <img src=x> ](http://evil.invalid)'
const SOURCE = { repository: 'acme/notes', commit: 'c0ffee'.repeat(7).slice(0, 40) }

/** What annotations bring back; minds no other service. */
export function annotations(stack: () => Stack): readonly Story[] {
  return [
    [
      'annotations bring origin and release back; a tenant reaches neither env nor any text of ours',
      () => originAndTenant(stack()),
    ],
  ]
}

async function originAndTenant(stack: Stack): Promise<void> {
  const notes: Service = { key: 'notes', kind: 'helm-repository', chart: 'notes' }
  const versions = ['1.0.0', '1.1.0']
  for (const version of versions) await publish(stack, 'notes', version)
  const origin = {
    release: '0'.repeat(12),
    'source-repository': 'acme/none',
    'source-commit': '0'.repeat(40),
  }
  const pins = { version: '1.0.0' }
  const dev = { ...pins, annotations: { ...origin, env: 'prod', [TENANT]: HOSTILE } }
  await addServices(
    stack,
    [notes],
    new Map([
      ['dev', dev],
      ['prod', { ...pins, annotations: origin }],
    ]),
  )
  await runs(stack, 'dev', 'notes', '1.0.0')
  const { repository, commit } = SOURCE
  await bumpTo(stack, notes, { version: '1.1.0', source: `${repository}@${commit}` })
  await proposed(stack, 'prod', 'notes', '1.1.0')

  const { event, end } = await stack.until('the end of the run that proposed it', () =>
    stack
      .handledOf('notes', 'dev')
      .find(({ event }) => at(event, 'client_payload', 'metadata', 'revision') === '1.1.0'),
  )
  const record = recordsOf(stack.gitops.control, 'dev', 'notes').at(-1)
  expect(at(event, 'client_payload', 'metadata')).toEqual({
    env: 'dev',
    cluster: 'dev-1',
    revision: '1.1.0',
    'app-version': '1.1.0-app',
    'source-repository': repository,
    'source-commit': commit,
    release: at(record, 'releaseId'),
    [TENANT]: HOSTILE,
  })
  expect(at(record, 'origin')).toEqual({ repository, commit })
  const pull = stack.gitops.control.pulls.find(({ head }) => head === 'promote/prod/notes')
  expect(pull?.body).toContain(commit)
  expect(pull?.body).toContain(repository)
  const written = [
    pull?.title,
    pull?.body,
    JSON.stringify(record),
    end?.stdout,
    end?.summary,
    JSON.stringify(end?.outputs),
  ]
  for (const text of written) {
    expect(text).toBeDefined()
    for (const part of HOSTILE.split('\n')) expect(text).not.toContain(part)
  }
  stack.saw(
    'annotations `event.toolkit.fluxcd.io/*` come back in `metadata`, verbatim; the `env` of the Alert wins over one of the object',
    'helm-controller',
    'notification-controller',
  )
}
