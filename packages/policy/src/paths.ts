/** Where a GitOps repository keeps its policy. */
export const POLICY_PATH = '.fluxgate/policy.yaml'

/** Where its hold files are, in a folder for each environment. */
export const HOLDS = '.fluxgate/holds'
