export { ChartError } from './chart-error.ts'
export type { ChartToCheck } from './chart-to-check.ts'
export { checkChart } from './check-chart.ts'
export type { ChartStamp } from './pack-chart.ts'
export {
  type PublishPorts,
  publishChart,
} from './publish-chart.ts'
export type { ChartToPublish, PublishedChart, PublishOutcome } from './publish-outcome.ts'
export { parseRegistry, type RegistryAddress } from './registry-address.ts'
