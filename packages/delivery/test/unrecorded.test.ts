import { ForgeError } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { choose, chooseSet, gate, type Ports, type RunFacts, takeOut } from '../src/index.ts'
import { partialForge } from './support/partial-forge.ts'

const RUN: RunFacts = { repositoryUrl: '', serverUrl: '', url: undefined, dryRun: false }
const ANA = { id: 11, login: 'ana', type: 'User' }
const ASKED = { environment: 'prod', service: 'shop', reason: 'it is down' }

/** GitHub is too busy for anything. */
function busy(): Ports {
  const error = new ForgeError('deferred', 'UNAVAILABLE', 'GitHub answered 503 until the deadline')
  return {
    forge: partialForge({ start: () => Promise.reject(error) }),
    clock: { now: () => new Date(0), sleep: async () => {}, random: () => 0.5 },
  }
}

describe('what a person asked for and GitHub was too busy for, which no sweep does', () => {
  test.each<[string, (ports: Ports) => Promise<unknown>, RegExp]>([
    [
      'a choice',
      (ports) => choose(ports, RUN, { ...ASKED, version: '1.4.2' }, ANA),
      /^the choice is not recorded yet: start it again \(/,
    ],
    [
      'a choice of a release set',
      (ports) => chooseSet(ports, RUN, { ...ASKED, name: 'a1b2c3d4e5f6' }, ANA),
      /^the choice is not recorded yet: start it again \(/,
    ],
    [
      'taking a service out',
      (ports) => takeOut(ports, RUN, ASKED, ANA),
      /^that it is taken out is not recorded yet: start it again \(/,
    ],
    [
      'skipping gates',
      (ports) => gate(ports, RUN, 7, { sender: ANA, skip: ['freezes'], reason: 'it is down' }),
      /^what is skipped is not recorded yet: start it again \(/,
    ],
  ])('ends the run red: %s', async (_, act, message) => {
    await expect(act(busy())).rejects.toMatchObject({
      kind: 'deferred',
      fails: true,
      message: expect.stringMatching(message),
    })
  })

  test('a judgement is another thing: the next sweep judges again', async () => {
    const error = await gate(busy(), RUN, 7).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ kind: 'deferred' })
    expect(error).not.toHaveProperty('fails')
  })
})
