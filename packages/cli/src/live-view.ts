import { span, wentWrong } from '@fluxgate/pipeline'
import type { Onlooker } from '@fluxgate/stages'
import { type OutputTail, outputTail } from './output-tail.ts'
import type { Screen } from './screen.ts'
import { stepLine } from './step-line.ts'
import { terminalText } from './terminal-text.ts'

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const
const FRAME_MS = 100
/** Back to the start of the line, and the line away. */
const CLEAR = '\r\u001b[2K'

/**
 * One line for each step. That of the step that runs shows the time and the last line that was printed; what else was printed is
 * shown where the step goes wrong.
 */
export function liveView(screen: Screen): Onlooker {
  let running: { readonly timer: NodeJS.Timeout; readonly tail: OutputTail } | undefined
  return {
    begin({ name, index, count }) {
      const tail = outputTail()
      const began = performance.now()
      let frame = 0
      const draw = (): void => {
        frame = (frame + 1) % FRAMES.length
        const head = `${FRAMES[frame]} ${name} (${index} of ${count}) ${span(performance.now() - began)}`
        const room = screen.columns - head.length - 3
        const said = room > 10 ? terminalText(tail.lastLine(), room) : ''
        screen.write(`${CLEAR}${head.slice(0, screen.columns - 1)}  ${screen.style('dim', said)}`)
      }
      draw()
      running = { timer: setInterval(draw, FRAME_MS), tail }
      return { write: (chunk) => Promise.resolve(tail.take(chunk)) }
    },
    end(result) {
      if (running !== undefined) {
        clearInterval(running.timer)
        screen.write(CLEAR)
        if (wentWrong(result)) screen.write(outputOf(result.name, running.tail, screen))
      }
      running = undefined
      screen.write(`${stepLine(result, screen)}\n`)
    },
  }
}

function outputOf(name: string, tail: OutputTail, { style }: Screen): string {
  const text = tail.text()
  if (text.trim() === '') return ''
  const what = tail.isCut() ? `the end of what ${name} printed` : `what ${name} printed`
  return `${style('dim', `── ${what}`)}\n${text}${text.endsWith('\n') ? '' : '\n'}`
}
