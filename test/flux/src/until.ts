const POLL_MS = 50

/** Ends the wait at once: what is waited for can't come any more. */
export class Hopeless extends Error {
  override readonly name = 'Hopeless'
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/**
 * Asks again and again until there is an answer. The error after `limitMs` says what was waited for and what `tell`
 * knows by then.
 */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined> | Answer | undefined,
  limitMs: number,
  tell: () => string = () => '',
): Promise<Answer> {
  const end = performance.now() + limitMs
  let last = ''
  while (performance.now() < end) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
    } catch (cause) {
      if (cause instanceof Hopeless) throw cause
      last = cause instanceof Error ? cause.message : String(cause)
    }
    await pause(POLL_MS)
  }
  throw new Error(
    [`waited ${limitMs / 1000} s for ${what}`, last, tell()].filter(Boolean).join('\n'),
  )
}
