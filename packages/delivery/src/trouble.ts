import { ForgeError, type ForgeErrorCode } from '@fluxgate/forge'

/** What ails the token, the repository or the whole run: whatever is tried next would fail alike. */
const OF_ALL: ReadonlySet<ForgeErrorCode> = new Set([
  'BAD_CREDENTIALS',
  'MISSING_PERMISSION',
  'SSO_REQUIRED',
  'PULL_REQUESTS_FORBIDDEN',
  'ARCHIVED',
])

/** Whether an error that was met with one service would be met with every other. */
export function stopsAll(error: unknown): boolean {
  return error instanceof ForgeError && OF_ALL.has(error.code)
}

/** Whether GitHub takes no more for now, whatever is asked of it. */
export function isEnough(error: unknown): error is ForgeError {
  return error instanceof ForgeError && error.code === 'RATE_LIMITED'
}
