export { ChartError } from './chart-error.ts'
export { type ChartToCheck, checkChart } from './check-chart.ts'
export { chartContentHash, contentHash, type HashedFile } from './content-hash.ts'
