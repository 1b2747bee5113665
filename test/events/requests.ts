import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'

/** One event as a webhook would bring it, or why a file brings none. */
export interface Request {
  /** Path of the file under `test/fixtures/flux-events`. */
  readonly file: string
  /** Number of the request in its file, where it has several. */
  readonly part: string
  readonly content:
    | { readonly kind: 'event'; readonly event: unknown }
    | { readonly kind: 'none'; readonly why: string }
}

const FOLDER = fileURLToPath(new URL('../fixtures/flux-events/', import.meta.url))
const SENDER = { id: 987654, login: 'acme-flux[bot]', type: 'Bot' }

/** Every data file of the fixtures, sorted; the notes on where they come from are no data. */
export function fixtureFiles(): readonly string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) !== '.md')
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('//', '/').slice(FOLDER.length))
    .sort()
}

/** The requests that a fixture holds, in its order; one row at least for each file. */
export function requestsIn(file: string): readonly Request[] {
  const content = contentOf(file)
  if (content === undefined) return [none(file, 'published as JSON, but it does not parse')]
  if (file.endsWith('.schema.json')) return [none(file, 'a JSON Schema, no payload')]
  if (file.startsWith('captured/')) return capturedIn(file, content)
  if (file.startsWith('github/')) return [event(file, '', content)]
  if (file.endsWith('expected-event-sequences.json')) {
    return Object.entries(recordOf(content)).flatMap(([name, list]) =>
      payloads(file, list, `${name} `),
    )
  }
  return payloads(file, Array.isArray(content) ? content : [content], '')
}

function contentOf(file: string): unknown {
  const text = readFileSync(`${FOLDER}${file}`, 'utf8')
  if (file.endsWith('.yaml')) return load(text)
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function capturedIn(file: string, content: unknown): readonly Request[] {
  const { description, requests } = recordOf(content)
  const list = Array.isArray(requests) ? requests : []
  if (list.length === 0) return [none(file, `no request was sent: ${String(description)}`)]
  return list.map((request, index) => {
    const { event_type: action, client_payload } = recordOf(recordOf(request)['body'])
    return event(file, list.length > 1 ? `${index + 1}` : '', {
      action,
      client_payload,
      sender: SENDER,
    })
  })
}

/** Bare payloads, sent as Flux would: the event type is made from the object. */
function payloads(file: string, list: unknown, prefix: string): readonly Request[] {
  const items = Array.isArray(list) ? list : []
  return items.map((item, index) => {
    const payload = payloadOf(item)
    const { kind, name, namespace } = recordOf(recordOf(payload)['involvedObject'])
    const action = `${kind}/${name}.${namespace}`
    const part = items.length > 1 || prefix !== '' ? `${prefix}${index + 1}` : ''
    return event(file, part, { action, client_payload: payload, sender: SENDER })
  })
}

/** Cases of Go tests hold metadata alone; what comes out of the merge is what a payload would carry. */
function payloadOf(item: unknown): unknown {
  const { expectedMetadata } = recordOf(item)
  return expectedMetadata === undefined ? item : { metadata: expectedMetadata }
}

function event(file: string, part: string, content: unknown): Request {
  return { file, part, content: { kind: 'event', event: content } }
}

function none(file: string, why: string): Request {
  return { file, part: '', content: { kind: 'none', why } }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
