/** How long GitHub may take to name the last run that succeeded. Without it everything counts as changed: what is known after that is worth less than the time. */
export const PATIENCE_SECONDS = 20

interface Channels {
  readonly say: (line: string) => void
  readonly notice: (text: string) => void
}

/** Takes the lines about requests that are tried again; with the first of them, people are told how long this can take and what becomes of the plan. */
export function toldOnce({ say, notice }: Channels): (line: string) => void {
  let told = false
  return (line) => {
    if (!told) {
      told = true
      notice(
        `GitHub does not say which run succeeded last; this waits for ${PATIENCE_SECONDS} s at most, then everything counts as changed`,
      )
    }
    say(line)
  }
}
