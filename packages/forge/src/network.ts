import { networkFailure } from '@fluxgate/transport'
import type { Connection } from './http-answer.ts'
import type { Outcome } from './outcome.ts'
import { cleaned } from './said.ts'

/** The request never left: a write of this kind can't have taken effect. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_PROXY_TUNNEL'])

/** Trust does not come by waiting. */
const UNTRUSTED = /^(?:ERR_TLS_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/

/** What a request that got no answer at all means. */
export function networkOutcome(error: unknown, connection: Connection): Outcome {
  const { code, message, said, timedOut } = networkFailure(error)
  const reason = cleaned(said, connection.secrets)
  if (code !== undefined && UNTRUSTED.test(code)) {
    return {
      kind: 'refused',
      refusal: {
        status: 0,
        said: reason,
        problems: [],
        sso: false,
        hadWorked: connection.hadWorked,
      },
    }
  }
  if (code === 'ANSWER_TOO_LARGE' || code === 'ANSWER_GARBLED') {
    return {
      kind: 'transient',
      reason: cleaned(message, connection.secrets),
      code: 'INVALID_ANSWER',
      landed: 'perhaps',
      floorMs: 0,
      ...(code === 'ANSWER_TOO_LARGE' ? { heavy: 'surely' } : {}),
    }
  }
  return {
    kind: 'transient',
    reason: `the connection failed: ${reason}`,
    code: 'UNAVAILABLE',
    landed: code !== undefined && NEVER_SENT.has(code) ? 'no' : 'perhaps',
    floorMs: 0,
    ...(timedOut ? { heavy: 'perhaps' } : {}),
  }
}
