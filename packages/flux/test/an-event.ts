const OBJECT = {
  kind: 'HelmRelease',
  namespace: 'apps',
  name: 'demo',
  uid: 'c54ca579-8598-4ecb-b17b-5d03cf191385',
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  resourceVersion: '173',
}

interface Overrides {
  readonly [key: string]: unknown
}

/** A webhook body as GitHub sends it for an upgrade of apps/demo; each part can be replaced. */
export function anEvent(
  overrides: {
    readonly event?: Overrides
    readonly payload?: Overrides
    readonly object?: Overrides
    readonly metadata?: Overrides
  } = {},
): unknown {
  return {
    action: 'HelmRelease/demo.apps',
    branch: 'main',
    client_payload: {
      involvedObject: { ...OBJECT, ...overrides.object },
      severity: 'info',
      timestamp: '2026-11-21T07:49:17Z',
      message: 'Helm upgrade succeeded for release apps/demo.v2 with chart app@1.1.0',
      reason: 'UpgradeSucceeded',
      metadata: {
        'app-version': '1.1.0-app',
        cluster: 'lab-1',
        env: 'staging',
        revision: '1.1.0',
        ...overrides.metadata,
      },
      reportingController: 'helm-controller',
      reportingInstance: 'vm',
      ...overrides.payload,
    },
    sender: { id: 987654, login: 'acme-flux[bot]', type: 'Bot' },
    ...overrides.event,
  }
}
