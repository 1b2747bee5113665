import type { Forge } from '../../src/forge-port.ts'

/** A forge of which only these methods may be called. */
export function partialForge(methods: Partial<Forge>): Forge {
  const never = (name: string) => () => Promise.reject(new Error(`${name} was called`))
  return {
    start: never('start'),
    read: never('read'),
    openBranches: never('openBranches'),
    branchesUnder: never('branchesUnder'),
    usedBranches: never('usedBranches'),
    proposed: never('proposed'),
    openInto: never('openInto'),
    checks: never('checks'),
    mergeability: never('mergeability'),
    mergePullRequest: never('mergePullRequest'),
    enableAutoMerge: never('enableAutoMerge'),
    disableAutoMerge: never('disableAutoMerge'),
    enqueue: never('enqueue'),
    dequeue: never('dequeue'),
    queueCommit: never('queueCommit'),
    compared: never('compared'),
    allowance: () => 1,
    deployments: never('deployments'),
    recordDeployment: never('recordDeployment'),
    commit: never('commit'),
    updateRefs: never('updateRefs'),
    openPullRequest: never('openPullRequest'),
    updatePullRequest: never('updatePullRequest'),
    closePullRequest: never('closePullRequest'),
    addLabels: never('addLabels'),
    keepComment: never('keepComment'),
    setStatus: never('setStatus'),
    statusesOf: never('statusesOf'),
    defaultBranch: never('defaultBranch'),
    startWorkflow: never('startWorkflow'),
    findWorkflowRun: never('findWorkflowRun'),
    workflowRun: never('workflowRun'),
    isTeamMember: never('isTeamMember'),
    dismissReview: never('dismissReview'),
    sourceCommits: never('sourceCommits'),
    ...methods,
  }
}
