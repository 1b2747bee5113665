import { memberOf, textAt } from '@fluxgate/transport'
import type { Connection, HttpAnswer, PartialError } from './http-answer.ts'
import type { Outcome } from './outcome.ts'
import { askedWait, isGraphqlRateLimit, rateLimitFloor } from './rate-limit.ts'
import { restOutcome } from './rest-outcome.ts'
import { cleaned } from './said.ts'

/** GraphQL has no code for a query that ran out of time: these words come with HTTP 200 and data null. */
const OUT_OF_TIME =
  /^Something went wrong while executing your query|respond to your request in time|^timedout$/i

/** Judges one answer of the GraphQL interface, where most refusals come with HTTP 200. */
export function graphqlOutcome(
  answer: HttpAnswer,
  tolerates: (error: PartialError) => boolean,
  connection: Connection,
): Outcome {
  const outcome = restOutcome(answer, connection)
  if (outcome.kind !== 'answered') return outcome
  const data = memberOf(answer.data, 'data')
  const errors = partialErrors(memberOf(answer.data, 'errors'))
  if (errors.length === 0 || (isObject(data) && errors.every(tolerates))) {
    return { kind: 'answered', data }
  }
  const telling = errors.filter((error) => !tolerates(error))
  return failure(telling.length === 0 ? errors : telling, answer, connection)
}

function failure(
  errors: readonly PartialError[],
  { status, headers }: HttpAnswer,
  connection: Connection,
): Outcome {
  const said = cleaned(errors.map(({ message }) => message).join('; '), connection.secrets)
  if (errors.some(({ type, message }) => isGraphqlRateLimit(type, message))) {
    return {
      kind: 'transient',
      reason: `GitHub answered "${said}"`,
      code: 'RATE_LIMITED',
      landed: 'no',
      floorMs: rateLimitFloor(headers, connection.now()),
    }
  }
  if (
    errors.some(({ type, message }) => type === 'SERVICE_UNAVAILABLE' || OUT_OF_TIME.test(message))
  ) {
    return {
      kind: 'transient',
      reason: `GitHub answered "${said}"`,
      code: 'UNAVAILABLE',
      landed: 'perhaps',
      floorMs: askedWait(headers, connection.now()) ?? 0,
      heavy: 'perhaps',
    }
  }
  const problems = errors.map(({ type, path, message }) => ({
    code: type,
    field: path.join('.'),
    message: cleaned(message, connection.secrets),
  }))
  return {
    kind: 'refused',
    refusal: { status, said, problems, sso: false, hadWorked: connection.hadWorked },
  }
}

function partialErrors(errors: unknown): readonly PartialError[] {
  if (errors === undefined || errors === null) return []
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [errors]
  return list.slice(0, 50).map((error) => {
    const type = textAt(error, 'type')
    const path = memberOf(error, 'path')
    return {
      type: type === '' ? textAt(memberOf(error, 'extensions'), 'code') : type,
      message: textAt(error, 'message'),
      path: Array.isArray(path) ? path.map(String) : [],
    }
  })
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
