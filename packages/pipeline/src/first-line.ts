const LONGEST = 500

/**
 * The first line of a text that says something, cut to what a person reads at a glance; '' where there is none. A line that ends with
 * a colon only announces what the next one says.
 */
export function firstLine(text: string): string {
  const [first = '', second] = text
    .slice(0, 8_192)
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const line = first.endsWith(':') && second !== undefined ? `${first} ${second}` : first
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}
