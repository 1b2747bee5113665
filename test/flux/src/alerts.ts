import { FLUX_NAMESPACE } from './controllers.ts'
import type { Json } from './json.ts'
import { namespaceOf } from './overlays.ts'

/** The Provider that posts dispatches to a repository, with the secrets it needs. */
export function providerAt(address: string, token: string, certificate: string): readonly Json[] {
  const secret = (name: string, stringData: Readonly<Record<string, string>>): Json => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: FLUX_NAMESPACE },
    stringData,
  })
  return [
    secret('github-token', { token }),
    secret('github-certificate', { 'ca.crt': certificate }),
    {
      apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
      kind: 'Provider',
      metadata: { name: 'github', namespace: FLUX_NAMESPACE },
      spec: {
        type: 'githubdispatch',
        address,
        secretRef: { name: 'github-token' },
        certSecretRef: { name: 'github-certificate' },
      },
    },
  ]
}

/** The Alert that the documentation tells users to write, for one environment. */
export function alertFor(environment: string, name: string = environment): Json {
  return {
    apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
    kind: 'Alert',
    metadata: { name, namespace: FLUX_NAMESPACE },
    spec: {
      providerRef: { name: 'github' },
      eventMetadata: { env: environment, cluster: `${environment}-1` },
      eventSources: [{ kind: 'HelmRelease', namespace: namespaceOf(environment), name: '*' }],
      inclusionList: ['^Helm (install|upgrade|test|rollback|uninstall) '],
    },
  }
}
