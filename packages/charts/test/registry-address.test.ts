import { describe, expect, test } from '@jest/globals'
import { processorTime } from '../../../test/support/processor-time.ts'
import { parseRegistry } from '../src/index.ts'
import { retryAfter } from '../src/registry-answer.ts'
import { parseChallenge } from '../src/registry-challenge.ts'

describe('a registry', () => {
  test.each([
    ['oci://ghcr.io/acme/charts', { host: 'ghcr.io', path: 'acme/charts', plainHttp: false }],
    ['oci://ghcr.io/acme/charts/', { host: 'ghcr.io', path: 'acme/charts', plainHttp: false }],
    ['oci://registry.example:5000', { host: 'registry.example:5000', path: '', plainHttp: false }],
    ['oci://localhost:5000/a', { host: 'localhost:5000', path: 'a', plainHttp: true }],
    ['oci://127.0.0.1:5000/a', { host: '127.0.0.1:5000', path: 'a', plainHttp: true }],
    ['oci://[::1]:5000/a', { host: '[::1]:5000', path: 'a', plainHttp: true }],
    ['oci://127.0.0.1.example/a', { host: '127.0.0.1.example', path: 'a', plainHttp: false }],
    ['oci://localhost.example/a', { host: 'localhost.example', path: 'a', plainHttp: false }],
    ['oci://10.0.0.1/a__b/c-d', { host: '10.0.0.1', path: 'a__b/c-d', plainHttp: false }],
  ])('%s is taken apart', (text, address) => {
    expect(parseRegistry(text)).toEqual(address)
  })

  test.each([
    ['ghcr.io/acme', 'is no registry; write it as oci://ghcr.io/acme/charts'],
    ['https://ghcr.io/acme', 'is no registry; write it as oci://ghcr.io/acme/charts'],
    ['oci://user:pass@ghcr.io/acme', 'holds a user; pass that as "username" and "password"'],
    ['oci:///acme', 'has the host ""; write it as oci://ghcr.io/acme/charts'],
    ['oci://2130706433/a', 'has the host "2130706433"; write it as oci://ghcr.io/acme/charts'],
    ['oci://1.2.3/a', 'has the host "1.2.3"; write it as oci://ghcr.io/acme/charts'],
    [
      'oci://ghcr.io:99999/a',
      'has the host "ghcr.io:99999"; write it as oci://ghcr.io/acme/charts',
    ],
    ['oci://-x/acme', 'has the host "-x"; write it as oci://ghcr.io/acme/charts'],
    [
      'oci://ghcr.io\\.evil.example/a',
      'has the host "ghcr.io\\\\.evil.example"; write it as oci://ghcr.io/acme/charts',
    ],
    [
      'oci://ghcr.io/Acme',
      'has the step "Acme"; a registry takes lower case letters and digits, parted by ".", "_" or "-"',
    ],
    [
      'oci://ghcr.io/a/../b',
      'has the step ".."; a registry takes lower case letters and digits, parted by ".", "_" or "-"',
    ],
    [
      'oci://ghcr.io/a?b',
      'has the step "a?b"; a registry takes lower case letters and digits, parted by ".", "_" or "-"',
    ],
    [
      'oci://ghcr.io/a//b',
      'has the step ""; a registry takes lower case letters and digits, parted by ".", "_" or "-"',
    ],
    [`oci://ghcr.io/${'a'.repeat(300)}`, 'is longer than 200 characters'],
  ])('%s is refused', (text, why) => {
    expect(parseRegistry(text)).toBe(why)
  })
})

describe('a challenge', () => {
  const realm = 'https://ghcr.io/token'
  test.each([
    ['Basic realm="registry"', { kind: 'basic' }],
    ['basic', { kind: 'basic' }],
    [
      `Bearer realm="${realm}",service="ghcr.io",scope="repository:a/b:pull"`,
      { kind: 'bearer', realm, service: 'ghcr.io', scope: 'repository:a/b:pull' },
    ],
    [
      `Basic realm="x", bearer service="s", realm="${realm}"`,
      { kind: 'bearer', realm, service: 's', scope: undefined },
    ],
    ['Bearer service="s"', undefined],
    ['Negotiate', undefined],
    ['', undefined],
    [`Bearer realm="${'a'.repeat(5_000)}"`, undefined],
  ])('%j is read', (header, challenge) => {
    expect(parseChallenge(header)).toEqual(challenge)
  })

  test('costs little, whatever it is', () => {
    const { seconds } = processorTime(() => {
      for (const pump of ['a', 'a="', '",', 'realm="', ', bearer ', ' ']) {
        parseChallenge(`Bearer ${pump.repeat(4_000)}`.slice(0, 4_000))
        parseRegistry(`oci://${pump.repeat(190)}`)
        parseRegistry(`oci://a/${'a-'.repeat(90)}!`)
      }
    })
    expect(seconds).toBeLessThan(3)
  })
})

test.each([
  [undefined, 0],
  ['7', 7_000],
  ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ['-1', 0],
  ['soon', 0],
  ['9'.repeat(60), 0],
])('"Retry-After: %s" is %i ms', (header, wait) => {
  expect(retryAfter(header, new Date('2026-11-21T12:00:00Z'))).toBe(wait)
})
