import { expect, test } from '@jest/globals'
import { networkTrouble } from '../src/registry-request.ts'

/** As the transport throws it: what the socket said is its cause. */
function failed(message: string, code: string | undefined): Error {
  return new Error('fetch failed', { cause: Object.assign(new Error(message), { code }) })
}

test.each<[string, unknown, string]>([
  [
    'a name that nobody knows',
    failed('getaddrinfo ENOTFOUND ghrc.io', 'ENOTFOUND'),
    'is not to be found under that name, which may be misspelt',
  ],
  [
    'a port that nobody listens on',
    failed('connect ECONNREFUSED 127.0.0.1:9', 'ECONNREFUSED'),
    'did not answer: connect ECONNREFUSED 127.0.0.1:9',
  ],
  [
    'a message without its code',
    failed('socket hang up', 'ECONNRESET'),
    'did not answer: socket hang up (ECONNRESET)',
  ],
  ['no error at all', 'x', 'did not answer: no answer'],
])('%s is told in words', (_, error, words) => {
  expect(networkTrouble(error)).toBe(words)
})
