export { ChartError } from './chart-error.ts'
export type { ChartToCheck } from './chart-to-check.ts'
export { checkChart } from './check-chart.ts'
export type { Clock } from './clock.ts'
export type { ChartStamp } from './pack-chart.ts'
export {
  type ChartToPublish,
  type PublishedChart,
  type PublishOutcome,
  type PublishPorts,
  publishChart,
} from './publish-chart.ts'
export { parseRegistry, type RegistryAddress } from './registry-address.ts'
