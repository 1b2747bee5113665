import type { ChartFinding, ChartStep } from '@fluxgate/pipeline'

/** The steps and findings of one part of a check. */
export interface Part {
  readonly steps: readonly ChartStep[]
  readonly findings: readonly ChartFinding[]
}

/** A step with its result. */
export function step(
  check: ChartStep['check'],
  values: string | undefined,
  result: ChartStep['result'],
  detail: string,
): ChartStep {
  return { check, values, result, detail }
}

/** An error, with the place where it is mended. */
export function finding(
  check: ChartFinding['check'],
  values: string | undefined,
  message: string,
  at: { readonly file?: string | undefined; readonly line?: number; readonly col?: number },
): ChartFinding {
  const { file, line, col } = at
  const level = 'error'
  return { level, check, values: [values], file, line, col, message, difference: undefined }
}

/** `1 object`, `2 objects`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
