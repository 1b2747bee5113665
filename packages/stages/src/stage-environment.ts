/**
 * What the runner tells us alone. A stage gets none of it, so that it can't write our outputs, change what later steps of the job run,
 * or use the token that a `run:` step is not given either. On a laptop there is none of it anyway.
 */
const OURS =
  /^(?:INPUT_.*|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)|STATE_.*|ACTIONS_(?:RUNTIME|CACHE|RESULTS)_.*)$/

/** The environment of a stage: ours without what the runner keeps for actions, and its own variables over it. */
export function stageEnvironment(
  base: Readonly<Record<string, string | undefined>>,
  own: ReadonlyMap<string, string>,
): Record<string, string> {
  const variables = new Map<string, string>()
  for (const [name, value] of Object.entries(base)) {
    if (value !== undefined && !OURS.test(name)) variables.set(name, value)
  }
  for (const [name, value] of own) variables.set(name, value)
  return Object.fromEntries(variables)
}
