import { generateKeyPairSync, sign } from 'node:crypto'

export interface Certificate {
  /** PEM. */
  readonly key: string
  /** PEM: for `NODE_EXTRA_CA_CERTS`, `GIT_SSL_CAINFO` and the like. */
  readonly cert: string
}

const DAY = 86_400_000
const ECDSA_WITH_SHA256 = '06082a8648ce3d040302'
const COMMON_NAME = '0603550403'
const SUBJECT_ALT_NAME = '0603551d11'
const BASIC_CONSTRAINTS = '0603551d13'

/** A new certificate for `localhost` and 127.0.0.1, its own authority, good for a day before and a week after. */
export function selfSigned(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const algorithm = node(0x30, hex(ECDSA_WITH_SHA256))
  const name = node(0x30, node(0x31, node(0x30, hex(COMMON_NAME), text(0x0c, 'localhost'))))
  const now = Date.now()
  const body = node(
    0x30,
    node(0xa0, hex('020102')),
    node(0x02, Buffer.from([1])),
    algorithm,
    name,
    node(0x30, moment(now - DAY), moment(now + 7 * DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    node(0xa3, node(0x30, alternativeNames(), authority())),
  )
  const signature = sign('sha256', body, privateKey)
  const whole = node(0x30, body, algorithm, node(0x03, Buffer.from([0]), signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  }
}

function alternativeNames(): Buffer {
  const names = node(0x30, text(0x82, 'localhost'), node(0x87, Buffer.from([127, 0, 0, 1])))
  return node(0x30, hex(SUBJECT_ALT_NAME), node(0x04, names))
}

function authority(): Buffer {
  const isAuthority = node(0x30, hex('0101ff'))
  return node(0x30, hex(BASIC_CONSTRAINTS), hex('0101ff'), node(0x04, isAuthority))
}

/** One DER value: tag, length, content. */
function node(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const size = body.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

function text(tag: number, value: string): Buffer {
  return node(tag, Buffer.from(value))
}

function moment(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)
  return text(0x17, `${digits}Z`)
}

function hex(value: string): Buffer {
  return Buffer.from(value, 'hex')
}
