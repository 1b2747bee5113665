/**
 * What work comes to, and the seconds of processor time that it takes, the collector of memory included. What takes too long does so by
 * orders of magnitude; a clock on the wall would count what else the machine does.
 */
export function processorTime<Result>(work: () => Result): {
  readonly result: Result
  readonly seconds: number
} {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (user + system) / 1e6 }
}
