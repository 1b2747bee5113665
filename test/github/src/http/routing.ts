import { BRANCH_ROUTES } from '../rest/branch-routes.ts'
import { COMPARE_ROUTES } from '../rest/compare-routes.ts'
import { GIT_ROUTES } from '../rest/git-routes.ts'
import { ISSUE_ROUTES } from '../rest/issue-routes.ts'
import { PULL_ROUTES } from '../rest/pull-routes.ts'
import { RECORD_ROUTES } from '../rest/record-routes.ts'
import { PLAIN_ROUTES, REPOSITORY_ROUTES } from '../rest/repository-routes.ts'
import type { PlainRoute, Route } from '../rest/route.ts'
import { RUN_ROUTES } from '../rest/run-routes.ts'

export type Match =
  | {
      readonly kind: 'repository'
      readonly route: Route
      readonly params: Readonly<Record<string, string>>
    }
  | {
      readonly kind: 'plain'
      readonly route: PlainRoute
      readonly params: Readonly<Record<string, string>>
    }

/** Parameters that may hold slashes. */
const GREEDY = ['ref', 'path', 'branch']

const TABLE = [
  ...[
    ...REPOSITORY_ROUTES,
    ...BRANCH_ROUTES,
    ...GIT_ROUTES,
    ...COMPARE_ROUTES,
    ...PULL_ROUTES,
    ...ISSUE_ROUTES,
    ...RECORD_ROUTES,
    ...RUN_ROUTES,
  ].map((route) => ({
    kind: 'repository' as const,
    route,
    ...compile(route.operation),
  })),
  ...PLAIN_ROUTES.map((route) => ({ kind: 'plain' as const, route, ...compile(route.operation) })),
].sort((a, b) => a.greed - b.greed)

/** The route of a REST request; undefined: none that Fluxgate uses. */
export function findRoute(method: string, path: string): Match | undefined {
  for (const entry of TABLE) {
    if (entry.method !== method) continue
    const match = entry.pattern.exec(path)
    if (match === null) continue
    const params = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
    if (entry.kind === 'repository') return { kind: 'repository', route: entry.route, params }
    return { kind: 'plain', route: entry.route, params }
  }
  return undefined
}

function compile(operation: string) {
  const [method = '', template = ''] = operation.split(' ')
  const source = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    GREEDY.includes(name) ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  )
  const endsGreedy = GREEDY.some((name) => template.endsWith(`{${name}}`))
  return { method, pattern: new RegExp(`^${source}$`), greed: endsGreedy ? 1 : 0 }
}
