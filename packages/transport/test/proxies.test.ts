import { describe, expect, test } from '@jest/globals'
import { proxiesOf } from '../src/proxies.ts'

describe('proxies of the environment', () => {
  test('are those that runners are configured with, and no other variable', () => {
    const named = {
      https_proxy: 'http://proxy.example:3128',
      HTTP_PROXY: 'HTTPS://user:pass@proxy.example',
      no_proxy: 'ghe.example',
      NO_PROXY: '',
    }
    const { NO_PROXY: _, ...proxyEnv } = named
    expect(proxiesOf({ ...named, PATH: '/bin' }, '24.5.0')).toEqual({ proxyEnv, unused: [] })
  })

  test.each(['proxy.example:3128', 'socks5://proxy.example', 'http://[', 'http://user:pass@'])(
    'that Node would pass over are told, without the address: "%s"',
    (https_proxy) => {
      expect(proxiesOf({ https_proxy }, '24.21.0')).toEqual({
        proxyEnv: {},
        unused: [
          'https_proxy is set but is no address that begins with http:// or https://, so that requests go out without a proxy',
        ],
      })
    },
  )

  test.each(['24.4.1', '22.20.0'])('are told to be of no use to Node %s', (version) => {
    const { proxyEnv, unused } = proxiesOf({ HTTPS_PROXY: 'http://p:1', no_proxy: 'a' }, version)
    expect(proxyEnv).toEqual({ no_proxy: 'a' })
    expect(unused).toEqual([
      `HTTPS_PROXY is set but Node ${version} can not use it (24.5 or later can: update the runner), so that requests go out without a proxy`,
    ])
  })

  test('are for Node 25 as well', () => {
    expect(proxiesOf({ https_proxy: 'http://p:1' }, '25.0.0').unused).toEqual([])
  })
})
