import { link, moment } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'
import { SITE } from './samples.ts'

const LOCAL = { ...SITE, serverUrl: 'http://127.0.0.1:4000' }

describe('link', () => {
  test.each([
    ['https://github.com/acme/gitops/pull/1', SITE],
    ['https://ghe.acme.example:8443/a/b?x=1&y=2#L3', SITE],
    ['http://127.0.0.1:4000/acme/gitops/pull/1', LOCAL],
  ])('leads to %s', (url, site) => {
    expect(link('here', url, site)).toBe(`[here](${url})`)
  })

  test.each([
    ['nowhere', undefined],
    ['another scheme', 'javascript:alert(1)'],
    ['plain http elsewhere', 'http://evil.example/'],
    ['the server as a user name', 'http://127.0.0.1:4000@evil.example/'],
    ['a user name', 'https://github.com@evil.example/'],
    ['a closing bracket', 'https://github.com/a) <img src=x>'],
    ['white space', 'https://github.com/a b'],
    ['a line end', 'https://github.com/a\n# x'],
    ['a pipe', 'https://github.com/a|b'],
    ['too long an address', `https://github.com/${'a'.repeat(1_000)}`],
  ])('does not lead to %s', (_, url) => {
    expect(link('here', url, LOCAL)).toBe('here')
  })
})

describe('moment', () => {
  test.each([
    ['2026-11-19T09:14:59Z', undefined, '19 Nov 2026, 09:14 UTC'],
    ['2026-11-19T00:30:00+01:00', undefined, '18 Nov 2026, 23:30 UTC'],
    ['2026-11-19T09:14:59.123456Z', '2026-11-19T23:59:00Z', '09:14 UTC'],
    ['2026-11-18T23:59:59Z', '2026-11-19T00:00:00Z', '18 Nov 2026, 23:59 UTC'],
    ['2026-02-31', undefined, 'an unknown time'],
    ['yesterday', undefined, 'an unknown time'],
    ['2026-13-01T00:00:00Z', undefined, 'an unknown time'],
  ])('%s seen from %s is %s', (time, today, expected) => {
    expect(moment(time, today)).toBe(expected)
  })
})
