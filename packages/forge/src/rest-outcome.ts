import { memberOf, textAt } from '@fluxgate/transport'
import { cut } from './cut.ts'
import type { Connection, HttpAnswer } from './http-answer.ts'
import { namesNextPage } from './list-page.ts'
import type { Outcome, RefusalProblem } from './outcome.ts'
import { askedWait, type Headers, isRateLimit, rateLimitFloor } from './rate-limit.ts'
import { cleaned } from './said.ts'

/** Judges one answer of the REST interface. */
export function restOutcome(answer: HttpAnswer, connection: Connection): Outcome {
  const { status, headers, data } = answer
  if (status >= 200 && status < 300) return success(answer, connection)
  const problems = restProblems(data)
  const said = saidBy(answer, problems, connection)
  if (isRateLimit(status, headers, said)) {
    return {
      kind: 'transient',
      reason: `GitHub answered ${status} "${said}"`,
      code: 'RATE_LIMITED',
      landed: 'no',
      floorMs: rateLimitFloor(headers, connection.now()),
    }
  }
  if (status >= 500 || status === 408) {
    return {
      kind: 'transient',
      reason: `GitHub answered ${status}`,
      code: 'UNAVAILABLE',
      landed: 'perhaps',
      floorMs: askedWait(headers, connection.now()) ?? 0,
      // What GitHub's front answers when what is behind it takes too long.
      ...(status === 502 || status === 504 ? { heavy: 'perhaps' } : {}),
    }
  }
  const sso = headers.has('x-github-sso') && status === 403
  return {
    kind: 'refused',
    refusal: { status, said, problems, sso, hadWorked: connection.hadWorked },
  }
}

/** A body that octokit hands over as text is no JSON: a proxy's page, or an answer that broke off. */
function success(answer: HttpAnswer, { secrets }: Connection): Outcome {
  const { status, headers, data, asked } = answer
  if (status !== 204 && (typeof data !== 'object' || data === null)) {
    return {
      kind: 'transient',
      reason: `${cleaned(asked, secrets)} answered ${status} with ${beginning(headers, data, secrets)}`,
      code: 'INVALID_ANSWER',
      landed: 'perhaps',
      floorMs: 0,
    }
  }
  return { kind: 'answered', data, next: namesNextPage(answer) }
}

/** Enough of a body to see who spoke. */
function beginning(headers: Headers, data: unknown, secrets: readonly string[]): string {
  const type = cleaned(headers.get('content-type') ?? 'no content type', secrets).slice(0, 60)
  const text = typeof data === 'string' ? cut(cleaned(data, secrets), 80) : ''
  return text === '' ? `nothing that is JSON (${type})` : `"${text}" (${type}), which is not JSON`
}

function saidBy(
  { status, data }: HttpAnswer,
  problems: readonly RefusalProblem[],
  { secrets }: Connection,
): string {
  const message = textAt(data, 'message')
  const details = problems.map((problem) =>
    problem.message === '' ? `${problem.field} ${problem.code}`.trim() : problem.message,
  )
  const said = [message, ...details].filter((part) => part !== '').join(': ')
  return cleaned(said === '' ? `status ${status}` : said, secrets)
}

/** `errors` is a list of objects, a list of texts or, on some endpoints, a text. */
function restProblems(data: unknown): readonly RefusalProblem[] {
  const errors = memberOf(data, 'errors')
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [errors]
  return list.slice(0, 20).flatMap((error) => {
    if (typeof error === 'string') return [{ code: '', field: '', message: error }]
    if (typeof error !== 'object' || error === null) return []
    const code = textAt(error, 'code')
    const field = textAt(error, 'field')
    return [{ code, field, message: textAt(error, 'message') }]
  })
}
