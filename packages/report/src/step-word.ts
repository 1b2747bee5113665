import type { Step } from '@fluxgate/promotion'
import type { Operation } from './model.ts'

/** What became of a plan's step, as a table tells it; what was not carried out is told as it would be. */
export function stepWord(operation: Operation, step: Step['kind']): string {
  switch (operation) {
    case 'created':
      return '**opened**'
    case 'updated':
      return step === 'move' ? '**moved**' : '**mended**'
    case 'committed':
      return '**committed**'
    case 'merged':
      return '**merged**'
    case 'closed':
      return '**closed**'
    case 'started':
      return '**tests started**'
    case 'deferred':
      return 'waits'
    case 'refused':
      return '**refused**'
    case 'none':
      return plannedWord(step)
  }
}

function plannedWord(step: Step['kind']): string {
  switch (step) {
    case 'none':
      return '–'
    case 'keep':
      return 'stands'
    case 'open':
      return 'would open'
    case 'move':
      return 'would move'
    case 'touch':
      return 'would mend'
    case 'close':
      return 'would close'
    case 'defer':
      return 'waits'
    case 'refuse':
      return 'refused'
  }
}
