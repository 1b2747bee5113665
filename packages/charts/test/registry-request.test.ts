import { expect, test } from '@jest/globals'
import { networkTrouble } from '../src/registry-request.ts'

/** As the transport throws it: what the socket said is its cause. */
function failed(message: string, code: string, hostname?: string): Error {
  const cause = Object.assign(new Error(message), { code, hostname })
  return new Error('fetch failed', { cause })
}

test.each<[string, unknown, string]>([
  [
    'a name that nobody knows',
    failed('getaddrinfo ENOTFOUND ghrc.io', 'ENOTFOUND', 'ghrc.io'),
    'did not answer: nobody knows the name "ghrc.io", which may be misspelt',
  ],
  [
    'a proxy that nobody knows',
    failed('getaddrinfo ENOTFOUND proxy.corp', 'ENOTFOUND', 'proxy.corp'),
    'did not answer: nobody knows the name "proxy.corp", which may be misspelt',
  ],
  [
    'a name that nobody knows and nobody tells',
    failed('queryA ENOTFOUND', 'ENOTFOUND'),
    'did not answer: queryA ENOTFOUND',
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
