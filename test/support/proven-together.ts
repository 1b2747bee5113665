import { recordPayload, releaseId, taskOf } from '@fluxgate/promotion'
import type { GitHub } from '../github/src/index.ts'
import { type GitOps, moment, NEXT_VERSION, releaseOf, type Service } from './gitops.ts'

/** prod takes everything together from now on, and each service of a seeded repository came up with its next version in dev. */
export async function proveTogether(github: GitHub, gitops: GitOps): Promise<void> {
  const { control, developer, services } = gitops
  const path = '.fluxgate/policy.yaml'
  const policy = (await control.read(path)) ?? ''
  const text = policy.replace('{ after: [dev],', '{ after: [dev], batch: true,')
  await control.commit({ files: new Map([[path, text]]), message: 'Batch', by: developer.login })
  for (const service of services) await record(github, gitops, service)
}

/** That dev came up with the next version, as the promoter records it. */
async function record(github: GitHub, gitops: GitOps, service: Service): Promise<void> {
  const { version, digest } = releaseOf(service, NEXT_VERSION)
  const image = service.kind === 'image' ? { 'values.image.tag': NEXT_VERSION } : {}
  const pins = { chart: version, ...(digest === undefined ? {} : { digest }), ...image }
  const payload = recordPayload({
    ...{ kind: 'rollout', key: service.key, environment: 'dev', what: 'upgrade' },
    ...{ outcome: 'success', cluster: 'dev-1', reporter: gitops.reporter.id, pins },
    releaseId: releaseId(pins),
    timestamp: moment(Date.now() - 60_000),
    origin: { repository: undefined, commit: undefined },
    reason: undefined,
  })
  const answer = await fetch(`${github.url}/api/v3/repos/${gitops.fullName}/deployments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gitops.token}` },
    body: JSON.stringify({
      ...{ ref: gitops.since, environment: 'dev', task: taskOf(service.key), payload },
      ...{ required_contexts: [], auto_merge: false },
    }),
  })
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
}
