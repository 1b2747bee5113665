import { once } from 'node:events'
import { styleText } from 'node:util'

/** Where the view is written to. */
export interface Screen {
  readonly isTerminal: boolean
  /** Characters in a line. */
  readonly columns: number
  write(text: string | Uint8Array): void
  /** The same, and waits until there is room for more. */
  pass(chunk: Uint8Array): Promise<void>
  /** The text in a style where the stream takes colours. */
  style(format: Style, text: string): string
}

/** How a piece of text is set off on a terminal. */
export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow'

/** A stream of the process as a screen. */
export function screenOn(stream: NodeJS.WriteStream): Screen {
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns ?? 80
    },
    write: (text) => void stream.write(text),
    async pass(chunk) {
      // Nothing drains any more where nobody reads on; whoever listens for errors of the stream hears of it.
      if (!stream.write(chunk) && stream.writable) await once(stream, 'drain').catch(() => {})
    },
    // By NO_COLOR and FORCE_COLOR too, as Node reads them.
    style: (format, text) => (stream.isTTY && stream.hasColors() ? styleText(format, text) : text),
  }
}
