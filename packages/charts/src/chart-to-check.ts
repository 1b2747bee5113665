import type { ChartSource } from '@fluxgate/policy'
import type { ToolOptions } from '@fluxgate/tools'

/** Which chart is checked, and against what. */
export interface ChartToCheck {
  /** The service's root: the folder that paths of the delivery file start from. */
  readonly root: string
  readonly chart: Pick<ChartSource, 'path' | 'render' | 'expect' | 'schemas'>
  readonly tools?: ToolOptions
}
