import type { RunJob, WorkflowRequest, WorkflowRun, WorkflowStart } from '@fluxgate/forge'

/** What it takes to start a repository's workflow and to follow its run: nothing of its contents. */
export interface WorkflowForge {
  defaultBranch(): Promise<string>
  startWorkflow(request: WorkflowRequest): Promise<WorkflowStart>
  workflowRun(id: number): Promise<WorkflowRun>
  runJobs(id: number): Promise<readonly RunJob[]>
}
