import { expect, test } from '@jest/globals'
import { landByPullRequest } from '../src/carry-out/land.ts'
import { aBase } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'

test.each(['created', 'exists'] as const)(
  'a pull request is told by its number and address alone: %s',
  async (kind) => {
    const link = { number: 7, url: 'https://github.com/acme/gitops/pull/7' }
    const forge = partialForge({
      updateRefs: async () => ({ kind: 'updated' }),
      commit: async () => ({ kind: 'committed', commit: 'c0ffee' }),
      openPullRequest: async () => ({ kind, ...link }),
      addLabels: async () => undefined,
    })
    const message = { headline: 'Roll back shop', body: '' }
    const landing = { message, files: [], scratch: 'fluxgate/scratch/shop' }
    const request = {
      title: 'Roll back shop',
      body: '',
      environment: 'prod',
      label: 'rollback',
    } as const
    const branch = { branch: 'rollback/prod/shop', head: undefined }
    const landed = await landByPullRequest(forge, aBase(), landing, { ...branch, ...request })
    expect(landed).toEqual({ kind: 'opened', commit: 'c0ffee', pullRequest: link })
  },
)
