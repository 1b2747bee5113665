import { cleanOutput, type Ending, type HelmRegistry, ToolError } from '@fluxgate/tools'
import type { PackedChart } from './pack-chart.ts'
import type { RegistryAddress } from './registry-address.ts'
import { isTransient, type RegistryAnswer } from './registry-answer.ts'
import type { Credentials } from './registry-token.ts'

/** Where a chart is pushed to, and as whom; without credentials: the registry is open. */
interface PushTarget {
  readonly registry: RegistryAddress
  readonly credentials: Credentials | undefined
}

/** Logs in when it is first needed, and pushes; `found` says that helm called it a success. */
export function pusher(
  { registry, credentials }: PushTarget,
  packed: PackedChart,
  helm: HelmRegistry,
): () => Promise<RegistryAnswer<'pushed'>> {
  let isLoggedIn = credentials === undefined
  return async () => {
    try {
      if (credentials !== undefined && !isLoggedIn) {
        const login = await helm.login(credentials.username, credentials.password)
        if (login.exitCode !== 0) return failed(login, 'log in')
        isLoggedIn = true
      }
      const push = await helm.push(packed.file, registry.path)
      return push.exitCode === 0 ? { kind: 'found', value: 'pushed' } : failed(push, 'push')
    } catch (cause) {
      if (cause instanceof ToolError && cause.code === 'TIMED_OUT') {
        return { kind: 'unclear', why: 'did not come to an end with a push in time', waitMs: 0 }
      }
      throw cause
    }
  }
}

/** What helm's last words mean: it has no codes for them. */
function failed({ stderr, stdout }: Ending, what: string): RegistryAnswer<never> {
  const said = cleanOutput(stderr.trim() === '' ? stdout : stderr)
    .replace(/https?:\/\/\S{1,2000}/g, (url) => url.replace(/\?[^\s":]*/, ''))
    .replaceAll('\n', ' ')
  const status = Number(
    /(?:status code|status:|response status|failed with) (\d{3})\b/.exec(said)?.[1],
  )
  if (status === 401 || status === 403) return { kind: 'denied', status }
  if (/basic credential not found|credential required/.test(said)) {
    return { kind: 'denied', status: 401 }
  }
  const why = `did not take it (helm could not ${what}): ${said.slice(-600)}`
  const isFinal =
    (status >= 300 && !isTransient(status)) ||
    /x509|certificate|server gave HTTP response/.test(said)
  return isFinal ? { kind: 'broken', why } : { kind: 'unclear', why, waitMs: 0 }
}
