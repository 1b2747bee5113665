/** Longer texts of GitHub end in an ellipsis: a message has to stay readable in an annotation. */
const CAP = 300

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** Everything by which the token could show up in a text that came from outside. */
export function secretForms(token: string): readonly string[] {
  if (token === '') return []
  const base64 = Buffer.from(token).toString('base64').replace(/=+$/, '')
  return [token, encodeURIComponent(token), base64]
}

/**
 * Text of GitHub made fit for a message of ours: without the token, on one line, without characters that hide or turn
 * text round, capped.
 */
export function cleaned(text: string, secrets: readonly string[]): string {
  // Redacted before the cut: half a token is still a secret.
  const capped = secrets
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text.slice(0, 64 * CAP))
    .slice(0, 4 * CAP)
  const flat = capped
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(UNPRINTABLE, escaped)
    .trim()
  return flat.length > CAP ? `${flat.slice(0, CAP - 1)}…` : flat
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
