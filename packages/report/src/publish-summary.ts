import { code, text } from './escape.ts'
import { box, paragraphs, sentence, table } from './phrase.ts'

/** What became of publishing a chart. */
export interface PublishSummary {
  readonly name: string
  readonly version: string
  readonly appVersion: string | undefined
  /** The registry. */
  readonly host: string
  /** What was written into the packed chart, and where. */
  readonly written: readonly { readonly place: string; readonly value: string }[]
  readonly result:
    | {
        readonly kind: 'published' | 'present'
        readonly chart: {
          readonly digest: string
          readonly content: string
          readonly reference: string
        }
      }
    | { readonly kind: 'refused' | 'deferred'; readonly reason: string }
}

/** The job summary of a chart that was published, or was not. */
export function publishSummary(summary: PublishSummary): string {
  return `${paragraphs([`## ${heading(summary)}`, ...body(summary)])}\n`
}

function heading({ name, version, host, result }: PublishSummary): string {
  const what = `${text(name, 100)} ${text(version, 128)}`
  switch (result.kind) {
    case 'published':
      return `${what} is published at ${text(host, 260)}`
    case 'present':
      return `${what} is at ${text(host, 260)} already`
    case 'refused':
    case 'deferred':
      return `${what} is not published`
  }
}

function body({ appVersion, written, result }: PublishSummary): readonly (string | undefined)[] {
  switch (result.kind) {
    case 'published':
    case 'present': {
      const { digest, content, reference } = result.chart
      const rows = [
        ['reference', code(reference.split('@')[0] ?? '', 500)],
        ['digest', code(digest)],
        ['content', code(content)],
        ...(appVersion === undefined ? [] : [['app version', code(appVersion, 260)]]),
        ...written.map(({ place, value }) => [text(place, 300), code(value, 200)]),
      ]
      const note =
        'The same content was published before, so nothing was pushed: these are the same outputs.'
      return [table(['chart', ''], rows), result.kind === 'present' ? note : undefined]
    }
    case 'refused':
      return [box('IMPORTANT', [sentence(text(result.reason, 2_000))])]
    case 'deferred':
      return [box('NOTE', [sentence(text(result.reason, 2_000))])]
  }
}
