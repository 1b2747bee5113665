import { span } from '@fluxgate/pipeline'
import type { Onlooker } from '@fluxgate/stages'
import type { Screen } from './screen.ts'
import { stepLine } from './step-line.ts'

const LINE_FEED = 10

/** Prints everything as it comes, a line before and after each step: for logs, and for who wants to see it all. */
export function plainView(screen: Screen): Onlooker {
  let last = LINE_FEED
  return {
    begin({ name, index, count, limitMs }) {
      screen.write(`── ${name} (${index} of ${count}, ${span(limitMs)} at most)\n`)
      last = LINE_FEED
      return {
        async write(chunk) {
          last = chunk.at(-1) ?? last
          await screen.pass(chunk)
        },
      }
    },
    end(result) {
      screen.write(`${last === LINE_FEED ? '' : '\n'}${stepLine(result, screen)}\n`)
      last = LINE_FEED
    },
  }
}
