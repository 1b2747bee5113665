import { type Fold, openFold, say } from '@fluxgate/action-kit'
import { outcomeWords, type StepResult, span, testWords } from '@fluxgate/pipeline'
import type { Onlooker } from '@fluxgate/stages'

/** Shows steps in the log of a runner: what each prints folds, and one line below says how it ended. */
export function runnerLog(): Onlooker {
  let fold: Fold | undefined
  return {
    begin({ name, index, count, limitMs }) {
      fold = openFold(`${name} (${index} of ${count}, ${span(limitMs)} at most)`)
      return fold
    },
    end(result) {
      fold?.close()
      fold = undefined
      say(lineOf(result))
    },
  }
}

function lineOf({ name, outcome, milliseconds, tests }: StepResult): string {
  const took = milliseconds > 0 ? [`in ${span(milliseconds)}`] : []
  const counted = tests === undefined ? [] : [testWords(tests)]
  return [`${name} ${outcomeWords(outcome)}`, ...took, ...counted].join(', ')
}
