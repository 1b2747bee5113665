/** Where requests have to pass through, as Node's agents take it. */
export interface Proxies {
  readonly proxyEnv: Readonly<Record<string, string>>
  /** A line for each that is named and will not be used. Without the address: it may hold a password. */
  readonly unused: readonly string[]
}

const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const
const EXCEPTIONS = ['no_proxy', 'NO_PROXY'] as const

/** The first release whose agents know proxies. */
const SINCE = { major: 24, minor: 5 }

/** Reads the variables that runners are configured with. Node passes over what it can't use without a word. */
export function proxiesOf(
  environment: Readonly<Record<string, string | undefined>>,
  nodeVersion: string,
): Proxies {
  const proxyEnv: Record<string, string> = {}
  const unused: string[] = []
  for (const name of [...PROXIES, ...EXCEPTIONS]) {
    const value = environment[name]
    if (value === undefined || value === '') continue
    const why = PROXIES.some((proxy) => proxy === name) ? unusable(value, nodeVersion) : undefined
    if (why === undefined) proxyEnv[name] = value
    else unused.push(`${name} is set but ${why}, so that requests go out without a proxy`)
  }
  return { proxyEnv, unused }
}

function unusable(address: string, nodeVersion: string): string | undefined {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number)
  if (major < SINCE.major || (major === SINCE.major && minor < SINCE.minor)) {
    return `Node ${nodeVersion} can not use it (${SINCE.major}.${SINCE.minor} or later can: update the runner)`
  }
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    return 'is no address that begins with http:// or https://'
  }
  return undefined
}
