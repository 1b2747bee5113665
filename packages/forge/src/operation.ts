/** Everything this package asks of GitHub. */
export type OperationName =
  | 'start'
  | 'read'
  | 'read-file'
  | 'list-open-branches'
  | 'list-branches'
  | 'read-pull-request'
  | 'read-merge'
  | 'merge'
  | 'auto-merge'
  | 'merge-queue'
  | 'read-queue'
  | 'compare'
  | 'list-deployments'
  | 'record-deployment'
  | 'commit'
  | 'update-refs'
  | 'open-pull-request'
  | 'update-pull-request'
  | 'close-pull-request'
  | 'add-labels'
  | 'comment'
  | 'read-checks'
  | 'dismiss-review'
  | 'compare-source'
  | 'set-status'
  | 'team-membership'
  | 'read-repository'
  | 'start-workflow'
  | 'read-run'
  | 'read-pushes'

/** One thing that is being done, in the words that an error will use for it. */
export interface Operation {
  readonly name: OperationName
  /** Completes "could not ...". */
  readonly what: string
}

/** What a token needs for an operation, as the settings of an App and the `permissions` of a workflow call it. */
export const PERMISSIONS = {
  start: 'contents: read',
  read: 'contents: read and pull-requests: read',
  'read-file': 'contents: read',
  'list-open-branches': 'pull-requests: read',
  'list-branches': 'contents: read',
  'read-pull-request': 'contents: read, pull-requests: read and statuses: read',
  'read-merge': 'contents: read and pull-requests: read',
  merge: 'contents: write',
  'auto-merge': 'contents: write and pull-requests: write',
  'read-queue': 'contents: read, pull-requests: read, statuses: read and merge-queues: read',
  compare: 'contents: read',
  'merge-queue': 'contents: write, pull-requests: write and merge-queues: write',
  'list-deployments': 'deployments: read',
  'record-deployment': 'deployments: write',
  commit: 'contents: write',
  'update-refs': 'contents: write',
  'open-pull-request': 'pull-requests: write',
  'update-pull-request': 'pull-requests: write',
  'close-pull-request': 'pull-requests: write',
  'add-labels': 'pull-requests: write',
  comment: 'pull-requests: write',
  'read-checks': 'contents: read, checks: read and statuses: read',
  'dismiss-review': 'pull-requests: write',
  'compare-source': 'contents: read on the source repository',
  'set-status': 'statuses: write',
  'team-membership':
    'members: read (an organization permission of a GitHub App; GITHUB_TOKEN can not have it)',
  'read-repository': 'metadata: read',
  'start-workflow': 'actions: write',
  'read-run': 'actions: read',
  'read-pushes': 'contents: read',
} as const satisfies Readonly<Record<OperationName, string>>
