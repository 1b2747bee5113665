import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

const WIDTH = 100
const began = performance.now()

/** Colours where the terminal has them: `styleText` honours NO_COLOR and pipes by itself. */
export function paint(style: Style, text: string): string {
  return styleText(style, text)
}

/** Writes one line. */
export function line(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** The heading of an act. */
export function heading(text: string): void {
  line()
  line(paint(['bold', 'cyan'], `── ${text} ${'─'.repeat(Math.max(2, WIDTH - text.length - 4))}`))
}

/** One step of the story, with the seconds since the curtain rose. */
export function step(who: string, what: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5)
  line()
  line(`${paint('dim', `${seconds}s`)}  ${paint('bold', who.padEnd(10))} ${what}`)
}

/** A line that belongs to the step above it. */
export function detail(text: string): void {
  for (const each of text.split('\n')) line(`        ${paint('dim', '│')} ${each}`)
}

/** What an action said of itself. */
export function answer(operation: string, reason: string): void {
  const style: Style =
    operation === 'refused' ? 'red' : operation === 'none' ? 'dim' : ['bold', 'green']
  detail(`${paint(style, operation)} ${paint('dim', '·')} ${reason}`)
}

/** Added and removed lines of a unified diff, with the lines around them. */
export function diff(text: string): void {
  for (const each of text.split('\n')) {
    if (/^(diff|index|new file|---|\+\+\+ \/dev)/.test(each)) continue
    if (each.startsWith('+++')) detail(paint('bold', each.replace('+++ b/', '')))
    else if (each.startsWith('@@')) continue
    else if (each.startsWith('+')) detail(paint('green', each))
    else if (each.startsWith('-')) detail(paint('red', each))
    else if (each.trim() !== '') detail(paint('dim', each))
  }
}
