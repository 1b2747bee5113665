/** How a program reaches hosts from behind a proxy, or with a certificate authority of one's own. */
const NETWORK = [
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO'],
]

/** The part of our environment that has to do with the network. */
export function networkEnvironment(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    NETWORK.flatMap((name) => {
      const value = process.env[name]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
}
