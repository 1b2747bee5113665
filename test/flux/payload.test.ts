import { expect, test } from '@jest/globals'
import { dispatchEvent, type Story } from '../support/events.ts'
import { at, isJson, type Json } from './src/json.ts'
import { differences } from './src/payload.ts'

const envelope = {
  repository: { id: 1, owner: { id: 2, login: 'acme' }, name: 'gitops', branch: 'main' },
  sender: { id: 3, login: 'flux[bot]' },
}

function told(story: Story, digest?: string): Json {
  const telling = { story, name: 'shop', version: '1.1.0', digest, environment: 'dev' }
  return dispatchEvent({ ...telling, cluster: 'dev-1', at: '2026-11-21T08:00:00Z' }, envelope)
}

function changed(event: Json, change: Json): Json {
  const payload = at(event, 'client_payload')
  return { ...event, client_payload: { ...(isJson(payload) ? payload : {}), ...change } }
}

test.each([
  'install',
  'upgrade',
  'upgrade failed',
  'rollback',
  'test succeeded',
  'test failed',
  'uninstall',
] as const)('a captured event differs from the captures in nothing: %s', (story) => {
  expect(differences(told(story))).toEqual([])
})

test('a captured event of an OCI chart differs in nothing', () => {
  expect(differences(told('install from oci', `sha256:${'ab'.repeat(32)}`))).toEqual([])
})

test.each<readonly [string, Json]>([
  ['no capture has the reason', { reason: 'UpgradeSuspended' }],
  ['added involvedObject.labels: string', { involvedObject: { labels: 'x' } }],
  ['missing involvedObject.uid: string', { involvedObject: {} }],
  ['another severity', { severity: 'warning' }],
  ['another message', { message: 'Upgraded shop' }],
  ['timestamp that is not whole seconds', { timestamp: '2026-11-21T08:00:00.5Z' }],
  ['missing metadata.env', { metadata: { cluster: 'dev-1', revision: '1.1.0' } }],
  ['added metadata.token: string', { metadata: { token: 'x' } }],
])('a difference is told: %s', (what, change) => {
  expect(differences(changed(told('upgrade'), change)).join('\n')).toContain(what)
})
