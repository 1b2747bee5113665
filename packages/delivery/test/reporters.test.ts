import type { Start } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { handleEvent } from '../src/event/handle-event.ts'
import type { EventFacts } from '../src/facts/event-facts.ts'
import type { Sender } from '../src/ports.ts'
import { partialForge } from './support/partial-forge.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}", clusters: [dev-1] }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const FLUX: Sender = { id: 99, login: 'flux[bot]', type: 'Bot' }

const EVENT: EventFacts = {
  object: { name: 'shop', namespace: 'apps' },
  reason: 'UpgradeSucceeded',
  what: 'upgrade',
  outcome: 'success',
  version: '1.4.2',
  buildLost: false,
  digest: undefined,
  environment: 'dev',
  cluster: 'dev-1',
  releaseId: undefined,
  sourceRepository: undefined,
  sourceCommit: undefined,
  timestamp: '2026-11-19T09:00:00Z',
  message: undefined,
}

/** What becomes of an event under a policy with these further lines; nothing but the policy may be read. */
async function handled(lines: string, changes: Partial<EventFacts> = {}, sender = FLUX) {
  const start = async (): Promise<Start> => ({
    repositoryId: 'R_1',
    databaseId: 1,
    defaultBranch: 'main',
    head: 'ba5e'.repeat(10),
    branch: 'main',
    viewer: { id: 7, login: 'fluxgate[bot]' },
    files: new Map([
      [
        '.fluxgate/policy.yaml',
        { kind: 'file', mode: 0o100644, oid: '1', text: { kind: 'text', text: POLICY + lines } },
      ],
    ]),
    rules: { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false },
  })
  const clock = { now: () => new Date(0), sleep: async () => undefined, random: () => 0 }
  const run = { repositoryUrl: '', serverUrl: '', url: undefined, dryRun: false }
  const ports = { forge: partialForge({ start }), clock }
  return handleEvent(ports, run, { ...EVENT, ...changes }, sender)
}

describe('an event is refused before anything but the policy is read', () => {
  const listed = 'reporters: [{ id: 99, environments: [dev] }]\n'
  test.each<[string, string, Partial<EventFacts>, Sender, string]>([
    ['where nobody is listed', '', {}, FLUX, 'sender 99 may not report on dev'],
    [
      'from a sender of another number, whatever its name',
      listed,
      {},
      { ...FLUX, id: 100 },
      'sender 100 may not report on dev',
    ],
    [
      'about an environment that is not its own',
      listed,
      { environment: 'prod' },
      FLUX,
      'sender 99 may not report on prod',
    ],
    [
      'from a cluster that is not listed',
      listed,
      { cluster: 'dev-2' },
      FLUX,
      'cluster "dev-2" is not among the clusters of dev (dev-1)',
    ],
    [
      'from no cluster where there is a list',
      listed,
      { cluster: undefined },
      FLUX,
      'cluster "" is not among the clusters of dev (dev-1)',
    ],
  ])('%s', async (_, lines, changes, sender, why) => {
    expect(await handled(lines, changes, sender)).toMatchObject({ kind: 'refused', why })
  })

  test('and is taken on where its sender is listed', async () => {
    await expect(handled(listed)).rejects.toThrow('read was called')
  })
})
