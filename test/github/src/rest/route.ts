import type { Actor, Level, Permission } from '../state/account.ts'
import { notFound, Refusal } from '../state/refusal.ts'
import type { Repository, View } from '../state/repository.ts'
import type { WorkflowRun } from '../state/runs.ts'
import type { World } from '../state/world.ts'
import type { Operation } from './operations.ts'

/** One REST request, with what its route's template says. */
export interface Call {
  readonly world: World
  readonly actor: Actor
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Body
  /** Where the API is, without a slash at the end. */
  readonly api: string
  /** Where the web pages and git are. */
  readonly site: string
  /** What reads see: lags where a test says so. */
  view(repository: Repository): View
  /** Where dispatches go. */
  dispatch(event: DispatchIntake): Promise<void>
}

export type DispatchIntake = { readonly repository: Repository; readonly actor: Actor } & (
  | {
      readonly kind: 'repository'
      readonly eventType: string
      readonly payload: Readonly<Record<string, unknown>>
    }
  | {
      readonly kind: 'workflow'
      readonly workflow: string
      readonly ref: string
      readonly inputs: Readonly<Record<string, unknown>>
      /** The run that it starts: whoever handles the dispatch says how it goes. */
      readonly run: WorkflowRun
    }
)

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A route of one repository. */
export interface Route {
  readonly operation: Operation
  readonly permission: readonly [Permission, Level]
  /** The handler refuses bad bodies itself: strangers send them, so they are no defect of ours. */
  readonly judgesBody?: true
  handle(call: Call, repository: Repository): Promise<Answer> | Answer
}

/** A route of no repository. */
export interface PlainRoute {
  readonly operation: Operation
  handle(call: Call): Promise<Answer> | Answer
}

/** A request's JSON object, read field by field; the schema check has been before. */
export class Body {
  readonly #fields: ReadonlyMap<string, unknown>

  constructor(value: unknown) {
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value)
    this.#fields = new Map(isObject ? Object.entries(value) : [])
  }

  value(name: string): unknown {
    return this.#fields.get(name)
  }

  text(name: string): string | undefined {
    const value = this.#fields.get(name)
    return typeof value === 'string' ? value : undefined
  }

  needed(name: string): string {
    const value = this.text(name)
    if (value === undefined)
      throw new Refusal(422, `Invalid request.\n\n"${name}" wasn't supplied.`)
    return value
  }

  flag(name: string): boolean | undefined {
    const value = this.#fields.get(name)
    return typeof value === 'boolean' ? value : undefined
  }

  texts(name: string): readonly string[] | undefined {
    const value = this.#fields.get(name)
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined
  }

  objects(name: string): readonly Body[] {
    const value = this.#fields.get(name)
    return Array.isArray(value) ? value.map((item) => new Body(item)) : []
  }

  object(name: string): Readonly<Record<string, unknown>> {
    const value = this.#fields.get(name)
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return {}
    return Object.fromEntries(Object.entries(value))
  }
}

export function numberParam(call: Call, name: string): number {
  const text = call.params[name] ?? ''
  if (!/^[1-9][0-9]{0,15}$/.test(text)) throw notFound()
  return Number.parseInt(text, 10)
}

/** One page of a list, with GitHub's `Link` header: 30 a page, 100 at most. */
export function page<T>(
  call: Call,
  path: string,
  items: readonly T[],
): {
  readonly items: readonly T[]
  readonly headers: Readonly<Record<string, string>>
} {
  const size = Math.min(whole(call.query.get('per_page'), 30), 100)
  const number = whole(call.query.get('page'), 1)
  const last = Math.max(1, Math.ceil(items.length / size))
  const link = (to: number, rel: string) => {
    const query = new URLSearchParams(call.query)
    query.set('page', String(to))
    return `<${call.api}${path}?${query}>; rel="${rel}"`
  }
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
    ...(number > 1 ? [link(1, 'first')] : []),
  ]
  return {
    items: items.slice((number - 1) * size, number * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  }
}

function whole(text: string | null, fallback: number): number {
  return text !== null && /^[1-9][0-9]{0,8}$/.test(text) ? Number.parseInt(text, 10) : fallback
}
