/**
 * The domain of the server whose API this is: `https://api.github.com` and `https://api.acme.ghe.com` are those of `github.com` and
 * `acme.ghe.com`, a GitHub Enterprise Server has its API at `https://<domain>/api/v3`.
 */
export function domainOf(apiUrl: string): string {
  if (!URL.canParse(apiUrl)) return ''
  const { hostname, pathname } = new URL(apiUrl)
  return pathname === '/' ? hostname.replace(/^api\./, '') : hostname
}
