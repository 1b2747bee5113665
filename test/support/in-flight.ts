/** Runs all tasks, at most `width` at a time, and gives their results in the order of the tasks. */
export async function inFlight<Task, Result>(
  tasks: readonly Task[],
  width: number,
  run: (task: Task, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>()
  const left = tasks.entries()
  const worker = async () => {
    for (const [index, task] of left) results.set(index, await run(task, index))
  }
  await Promise.all(Array.from({ length: width }, worker))
  return [...results.entries()].sort(([a], [b]) => a - b).map(([, result]) => result)
}
