import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Server } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from '@jest/globals'
import { selfSigned } from '../../../test/github/src/http/self-signed.ts'
import { startProxy } from '../../../test/support/proxy.ts'
import { createTransport, type TransportRequest } from '../src/transport.ts'

const GET: TransportRequest = { method: 'GET', headers: {}, redirect: 'follow' }
const open: Server[] = []

afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

type Handler = (request: IncomingMessage, response: ServerResponse) => void

async function listening(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function serving(handler: Handler): Promise<string> {
  return `http://127.0.0.1:${await listening(createServer(handler))}`
}

describe('an answer', () => {
  test('comes unzipped, with its status and headers by lower-case name', async () => {
    const url = await serving((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip')
      response.writeHead(201, { 'Content-Encoding': 'gzip', 'X-Two': ['a', 'b'] })
      response.end(gzipSync('{"ü":1}'))
    })
    const answer = await createTransport({})(url, GET)
    expect([answer.status, answer.url, await answer.text()]).toEqual([201, `${url}/`, '{"ü":1}'])
    expect(answer.headers.get('x-two')).toBe('a, b')
    expect(new TextDecoder().decode(await answer.arrayBuffer())).toBe('{"ü":1}')
  })

  test('that is empty is no broken gzip', async () => {
    const url = await serving((_, response) => {
      response.writeHead(204, { 'content-encoding': 'gzip' }).end()
    })
    expect(await (await createTransport({})(url, GET)).text()).toBe('')
  })

  test.each<[string, Handler]>([
    [
      'plain',
      (_, response) => {
        response.writeHead(200)
        const chunk = Buffer.alloc(1024 * 1024)
        for (let count = 0; count < 33; count += 1) response.write(chunk)
        response.end()
      },
    ],
    [
      'unzipped',
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' })
        response.end(gzipSync(Buffer.alloc(33 * 1024 * 1024)))
      },
    ],
  ])('that is too large is given up, %s', async (_, handler) => {
    const url = await serving(handler)
    await expect(createTransport({})(url, GET)).rejects.toMatchObject({
      code: 'ANSWER_TOO_LARGE',
      message: 'the answer has more than 32 MB',
    })
  })

  test('whose gzip ends early is told as garbled', async () => {
    const url = await serving((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync('x'.repeat(100)).subarray(0, 20))
    })
    await expect(createTransport({})(url, GET)).rejects.toMatchObject({ code: 'ANSWER_GARBLED' })
  })

  test('whose connection breaks in the middle is the error of the socket', async () => {
    const url = await serving((_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"half":', () => response.destroy())
    })
    await expect(createTransport({})(url, GET)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test.each(['before the head', 'within the body'])(
    'that stops %s ends by the signal',
    async (when) => {
      const url = await serving((_, response) => {
        if (when === 'within the body') response.writeHead(200).write('{')
      })
      const signal = AbortSignal.timeout(100)
      await expect(createTransport({})(url, { ...GET, signal })).rejects.toMatchObject({
        name: 'TimeoutError',
      })
    },
  )
})

test('a body goes out with its length in bytes, over one connection for all requests', async () => {
  const ports = new Set<number | undefined>()
  const url = await serving((request, response) => {
    ports.add(request.socket.remotePort)
    request.pipe(response.writeHead(200, { 'x-length': request.headers['content-length'] ?? '' }))
  })
  const transport = createTransport({})
  for (const body of ['{"a":"ü"}', '{}']) {
    const answer = await transport(url, { method: 'POST', headers: {}, body })
    expect(await answer.text()).toBe(body)
    expect(answer.headers.get('x-length')).toBe(String(Buffer.byteLength(body)))
  }
  expect(ports.size).toBe(1)
})

describe('a redirect', () => {
  const authorization = 'token secret'

  test('of a GET is followed on the same server with the token, and elsewhere without', async () => {
    const seen: unknown[] = []
    const elsewhere = await serving((request, response) => {
      seen.push(request.headers.authorization)
      response.end('there')
    })
    const url = await serving((request, response) => {
      seen.push(request.headers.authorization)
      const location = request.url === '/' ? '/moved' : elsewhere
      response.writeHead(301, { location }).end('moved')
    })
    const answer = await createTransport({})(url, { ...GET, headers: { authorization } })
    expect([await answer.text(), answer.url]).toEqual(['there', `${elsewhere}/`])
    expect(seen).toEqual([authorization, authorization, undefined])
  })

  test.each<[string, Partial<TransportRequest>, string]>([
    ['of a write', { method: 'POST', body: '{}' }, '/moved'],
    ['that is not to be followed', { redirect: 'manual' }, '/moved'],
    ['to no address', {}, 'http://['],
    ['to another protocol', {}, 'file:///etc/passwd'],
  ])('%s is the answer', async (_, request, location) => {
    const url = await serving((_, response) => response.writeHead(307, { location }).end())
    expect((await createTransport({})(url, { ...GET, ...request })).status).toBe(307)
  })

  test('in a circle is the answer in the end', async () => {
    let count = 0
    const url = await serving((_, response) => {
      count += 1
      response.writeHead(302, { location: '/' }).end()
    })
    expect((await createTransport({})(url, GET)).status).toBe(302)
    expect(count).toBe(6)
  })
})

describe('a proxy', () => {
  const hello: Handler = (_, response) => response.end('hello')

  test('is asked for what goes over http', async () => {
    await using proxy = await startProxy()
    const url = await serving(hello)
    const answer = await createTransport({ http_proxy: proxy.url })(url, GET)
    expect([await answer.text(), proxy.asked]).toEqual(['hello', [`GET ${url}/`]])
  })

  test('is a tunnel for https, and no reason to trust a certificate', async () => {
    const secure = createSecureServer(selfSigned(), hello)
    await using proxy = await startProxy()
    const port = await listening(secure)
    const transport = createTransport({ https_proxy: proxy.url })
    await expect(transport(`https://127.0.0.1:${port}`, GET)).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${port}`])
  })

  test('is left out for the hosts of no_proxy', async () => {
    await using proxy = await startProxy()
    const url = await serving(hello)
    const environment = { http_proxy: proxy.url, no_proxy: 'example.org,127.0.0.1' }
    expect((await createTransport(environment)(url, GET)).status).toBe(200)
    expect(proxy.asked).toEqual([])
  })

  test('that refuses to tunnel is the error', async () => {
    const refusing = createServer()
    refusing.on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'))
    const https_proxy = `http://127.0.0.1:${await listening(refusing)}`
    await expect(
      createTransport({ https_proxy })('https://api.example.org', GET),
    ).rejects.toMatchObject({ code: 'ERR_PROXY_TUNNEL' })
  })
})
