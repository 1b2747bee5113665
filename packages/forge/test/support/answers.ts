/** Object names that are easy to tell apart. */
export function oid(digit: string): string {
  return digit.repeat(40)
}

export function aBlob(text: string | null, more: Readonly<Record<string, unknown>> = {}) {
  return {
    mode: 33188,
    type: 'blob',
    oid: oid('b'),
    object: { isBinary: false, isTruncated: false, text, ...more },
  }
}

export function aStart(more: Readonly<Record<string, unknown>> = {}) {
  return {
    data: {
      viewer: { databaseId: 7, login: 'fluxgate[bot]' },
      repository: {
        id: 'R_1',
        databaseId: 11,
        isArchived: false,
        defaultBranchRef: {
          name: 'main',
          target: { oid: oid('a') },
          branchProtectionRule: null,
          refUpdateRule: null,
          rules: { nodes: [] },
        },
        ...more,
      },
    },
  }
}

export function aPullRequest(more: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 'PR_1',
    number: 12,
    url: 'https://github.com/acme/gitops/pull/12',
    title: 'Promote shop 1.4.2 to prod',
    state: 'OPEN',
    baseRefName: 'main',
    headRefName: 'promote/prod/shop',
    headRefOid: oid('c'),
    createdAt: '2026-11-20T10:00:00Z',
    closedAt: null,
    isCrossRepository: false,
    mergeStateStatus: 'CLEAN',
    isInMergeQueue: false,
    author: { login: 'fluxgate', databaseId: 7, __typename: 'Bot' },
    labels: { nodes: [{ name: 'promotion' }] },
    latestOpinionatedReviews: { nodes: [] },
    commits: {
      totalCount: 1,
      nodes: [
        { commit: { author: { email: '7+fluxgate[bot]@users.noreply.github.com', user: null } } },
      ],
    },
    timelineItems: { nodes: [] },
    h: { nodes: [{ commit: { oid: oid('c'), f0: aBlob('version: 1.4.2\n') } }] },
    ...more,
  }
}

export function aPage(...nodes: readonly unknown[]) {
  return { pageInfo: { hasNextPage: false, endCursor: null }, nodes }
}
