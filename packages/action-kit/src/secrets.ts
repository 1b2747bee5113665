import * as core from '@actions/core'

/** Shorter values are no secrets, and masking them would blot out ordinary text. */
const SHORTEST = 6

const forms = new Set<string>()

/** Masks a secret, in every form in which it could reach a log, here and in the runner, for the rest of the job. */
export function keepSecret(secret: string): void {
  if (secret.length < SHORTEST) return
  for (const form of secretForms(secret)) {
    if (forms.has(form)) continue
    forms.add(form)
    core.setSecret(form)
  }
}

/** Text without the secrets that were kept before. */
export function redact(text: string): string {
  // Longest first, so that no form leaves a tail of a longer one.
  return [...forms]
    .sort((left, right) => right.length - left.length)
    .reduce((rest, form) => rest.replaceAll(form, '***'), text)
}

/** The secret itself, as part of a URL, of JSON, of Base64 at each of three offsets, and as git's basic authorization. */
export function secretForms(secret: string): readonly string[] {
  const basic = Buffer.from(`x-access-token:${secret}`).toString('base64')
  const all = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    basic,
    ...[0, 1, 2].flatMap((offset) => base64At(secret, offset)),
  ]
  return [...new Set(all)].filter((form) => form.length >= SHORTEST)
}

/** What is left of the secret in Base64 when it begins `offset` bytes into a group of three, whatever stands around it. */
function base64At(secret: string, offset: number): readonly string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
  const begin = Math.ceil((offset * 8) / 6)
  const end = Math.floor((bytes.length * 8) / 6)
  return (['base64', 'base64url'] as const).map((encoding) =>
    bytes.toString(encoding).slice(begin, end),
  )
}
