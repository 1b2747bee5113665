import { type InputReader, type InputSource, readInputs, shown } from '@fluxgate/action-kit'
import { parseRegistry, type RegistryAddress } from '@fluxgate/charts'
import { whyNoVersion } from '@fluxgate/pipeline'
import { parseStampAddress, type StampAddress } from '@fluxgate/policy'

/** What is published, as what, and where. */
export interface Inputs {
  /** At least one of them. */
  readonly chart: string | undefined
  readonly delivery: string | undefined
  readonly version: string
  readonly appVersion: string | undefined
  readonly registry: RegistryAddress
  readonly credentials: { readonly username: string; readonly password: string } | undefined
  readonly imageTag: string | undefined
  readonly imageDigest: string | undefined
  readonly imageTagAt: StampAddress | undefined
  readonly imageDigestAt: StampAddress | undefined
}

const TAG = /^[0-9A-Za-z_][0-9A-Za-z._-]{0,127}$/
const DIGEST = /^sha256:[0-9a-f]{64}$/
/** helm writes it into Chart.yaml as it is. */
const APP_VERSION = /^[0-9A-Za-z][0-9A-Za-z.+_/:@-]{0,255}$/
const NOWHERE: RegistryAddress = { host: '', path: '', plainHttp: false }

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource): Inputs {
  return readInputs(source, (input) => {
    const chart = input.optional('chart', 512)
    const delivery = input.optional('delivery', 512)
    if (chart === undefined && delivery === undefined) {
      input.problem(
        'chart',
        'is missing, and so is "delivery"; name the folder that holds Chart.yaml',
      )
    }
    const version = input.required('version', 256)
    const odd = version === '' ? undefined : whyNoVersion(version)
    if (odd !== undefined) input.problem('version', `${shown(version)} ${odd}`)
    return {
      chart,
      delivery,
      version,
      appVersion: matching(input, 'app-version', APP_VERSION, 'version; write it bare, as 1.2.3'),
      registry: registry(input),
      credentials: credentials(input),
      imageTag: matching(input, 'image-tag', TAG, 'image tag; write it bare, as 1.2.3'),
      imageDigest: matching(
        input,
        'image-digest',
        DIGEST,
        'digest; write it as sha256: and 64 hex',
      ),
      imageTagAt: place(input, 'image-tag-at'),
      imageDigestAt: place(input, 'image-digest-at'),
    }
  })
}

function matching(
  input: InputReader,
  name: string,
  form: RegExp,
  what: string,
): string | undefined {
  const value = input.optional(name, 256)
  if (value !== undefined && !form.test(value))
    input.problem(name, `is ${shown(value)}, no ${what}`)
  return value
}

function registry(input: InputReader): RegistryAddress {
  const text = input.required('registry', 512)
  const address = text === '' ? NOWHERE : parseRegistry(text)
  if (typeof address !== 'string') return address
  input.problem('registry', address)
  return NOWHERE
}

function credentials(input: InputReader): Inputs['credentials'] {
  const username = input.optional('username', 256)
  const password = input.secret('password')
  if (username === undefined && password === undefined) return undefined
  if (username === undefined) input.problem('username', 'is missing, and "password" is there')
  if (password === undefined) input.problem('password', 'is missing, and "username" is there')
  if (username !== undefined && !/^[^\p{Cc}\s:"']+$/u.test(username)) {
    // Not shown: who puts quotes or a colon there may have put the password there.
    input.problem('username', 'has characters that no user name has')
  }
  return { username: username ?? '', password: password ?? '' }
}

function place(input: InputReader, name: string): StampAddress | undefined {
  const text = input.optional(name, 300)
  const address = text === undefined ? undefined : parseStampAddress(text)
  if (text !== undefined && address === undefined) {
    const odd = shown(text)
    input.problem(
      name,
      `is ${odd}, no path in values.yaml such as image.tag, nor annotations/<name>`,
    )
  }
  return address
}
