import { ForgeError } from '@fluxgate/forge'
import { expect, test } from '@jest/globals'
import { anEnvironment, aPullRequest, aServiceFacts } from '../../promotion/test/builders.ts'
import { tellAftermath } from '../src/event/tell-aftermath.ts'
import { aBase } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'

const PROD = anEnvironment({ name: 'prod', after: ['dev'] })
const FACTS = aServiceFacts({ pullRequests: [aPullRequest('1.4.2', { state: 'merged' })] })
const RUN = {
  repositoryUrl: 'https://github.com/acme/gitops',
  serverUrl: 'https://github.com',
  url: undefined,
  dryRun: false,
}

test('what GitHub does not let us say is shown, and stops nothing', async () => {
  const locked = new ForgeError(
    'refused',
    'INVALID_REQUEST',
    'could not comment: the conversation is locked',
  )
  const forge = partialForge({ keepComment: () => Promise.reject(locked) })
  const told = await tellAftermath({ forge }, RUN, aBase(), FACTS, PROD, {
    pins: { chart: '1.4.2' },
    takenBackBy: undefined,
  })
  expect(told?.trouble).toBe('could not comment: the conversation is locked')
})

test('a bug is none of that', async () => {
  const forge = partialForge({})
  const telling = tellAftermath({ forge }, RUN, aBase(), FACTS, PROD, {
    pins: { chart: '1.4.2' },
    takenBackBy: undefined,
  })
  await expect(telling).rejects.toThrow('keepComment was called')
})

test('nothing is said in a dry run', async () => {
  const told = tellAftermath(
    { forge: partialForge({}) },
    { ...RUN, dryRun: true },
    aBase(),
    FACTS,
    PROD,
    {
      pins: { chart: '1.4.2' },
      takenBackBy: undefined,
    },
  )
  expect((await told)?.pullRequest.number).toBe(12)
})
