import { quote } from '@fluxgate/policy'

/** Where charts are published, taken apart. */
export interface RegistryAddress {
  /** `ghcr.io`, `127.0.0.1:5000`. */
  readonly host: string
  /** `acme/charts`; may be empty. */
  readonly path: string
  /** Without TLS: on loopback, and nowhere else. */
  readonly plainHttp: boolean
}

const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){0,20}[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::[0-9]{1,5})?$/
const STEP = /^[a-z0-9]+(?:(?:\.|_|__|-{1,10})[a-z0-9]+){0,30}$/
const LONGEST = 200

/** Parses `oci://<host>/<path>`; a text says what is wrong with it. */
export function parseRegistry(text: string): RegistryAddress | string {
  if (text.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (!text.startsWith('oci://')) return 'is no registry; write it as oci://ghcr.io/acme/charts'
  const [host = '', ...steps] = text.slice('oci://'.length).replace(/\/$/, '').split('/')
  if (host.includes('@')) return 'holds a user; pass that as "username" and "password"'
  const hostname =
    /^\[::1\](?::[0-9]{1,5})?$/.test(host) || HOST.test(host) ? nameOf(host) : undefined
  if (hostname === undefined) {
    return `has the host ${quote(host)}; write it as oci://ghcr.io/acme/charts`
  }
  const odd = steps.find((step) => !STEP.test(step))
  if (odd !== undefined) {
    return `has the step ${quote(odd)}; a registry takes lower case letters and digits, parted by ".", "_" or "-"`
  }
  return { host, path: steps.join('/'), plainHttp: isLoopback(hostname) }
}

/** A host without its port; undefined where it is another one to a URL (`2130706433` is 127.0.0.1), or none. */
function nameOf(host: string): string | undefined {
  const url = `http://${host}`
  const hostname = URL.canParse(url) ? new URL(url).hostname : undefined
  return hostname !== undefined && hostname === host.replace(/:[0-9]{1,5}$/, '')
    ? hostname
    : undefined
}

/** Whether a host, without its port, is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/** The repository of a chart at a registry: the path, and the chart's name as its last step. */
export function repositoryOf({ path }: RegistryAddress, chart: string): string {
  return path === '' ? chart : `${path}/${chart}`
}
