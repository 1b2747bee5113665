import { UserError } from '@fluxgate/action-kit'
import { parseRegistry } from '@fluxgate/charts'
import { stampAnnotation, stampValue } from '@fluxgate/documents'
import { parseExpectations, readLint, readRenderError, readRendered } from '@fluxgate/pipeline'
import { describe, expect, test } from '@jest/globals'
import { inputs } from '../../actions/publish-chart/src/inputs.ts'
import { processorTime } from '../support/processor-time.ts'
import { CORPORA } from './corpus.ts'

const SENSIBLE: Readonly<Record<string, string>> = {
  chart: 'charts/shop',
  version: '1.4.2',
  registry: 'oci://ghcr.io/acme/charts',
  username: 'octocat',
  password: 'canary-9f86d081884c7d65',
}
/** What may leave an input for an argument of helm, a file of the chart or a URL. */
const FORMS: Readonly<Record<string, RegExp>> = {
  version: /^[0-9A-Za-z.-]{1,128}$/,
  'app-version': /^[0-9A-Za-z][0-9A-Za-z.+_/:@-]{0,255}$/,
  registry: /^oci:\/\/[a-z0-9.:[\]-]+(?:\/[a-z0-9._-]+)*\/?$/,
  username: /^[^\p{Cc}\s:"']+$/u,
  'image-tag': /^[0-9A-Za-z_][0-9A-Za-z._-]{0,127}$/,
  'image-digest': /^sha256:[0-9a-f]{64}$/,
  'image-tag-at': /^(?:annotations\/)?[A-Za-z0-9_./-]+$/,
  'image-digest-at': /^(?:annotations\/)?[A-Za-z0-9_./-]+$/,
}

const THREATS = CORPORA.map(({ threat, about, texts }) => [threat, about, texts] as const)

describe.each(THREATS)('%s, %s', (_, __, texts) => {
  test.each(Object.entries(FORMS))(
    'as the input "%s" is refused, or of a form that does no harm',
    (name, form) => {
      for (const text of texts) {
        const value = text.replaceAll('\u0000', '').trim()
        const given = { ...SENSIBLE, [name]: value }
        try {
          inputs({ get: (input) => new Map(Object.entries(given)).get(input) ?? '' })
          if (value !== '') expect(value).toMatch(form)
        } catch (problem) {
          expect(problem).toBeInstanceOf(UserError)
        }
      }
    },
  )

  test('in a chart, in what helm says or in an expectation is data', () => {
    const { seconds } = processorTime(() => {
      for (const text of texts) {
        for (const read of [
          () => readLint(`[ERROR] ${text}: ${text}`, 'charts/shop'),
          () => readRenderError(text, 'charts/shop'),
          () => readRendered(`---\n# Source: ${text}\n${text}\n`),
          () => parseExpectations(text, 'expect.yaml', []),
          () => parseRegistry(`oci://${text}`),
          () => stampValue(text, ['image', 'tag'], '1', 'tag'),
          () => stampAnnotation(text, 'a', '1', 'tag'),
          () => stampValue('image: { tag: 1 }', ['image', 'tag'], text, 'tag'),
        ]) {
          expect(read).not.toThrow()
        }
      }
    })
    expect(seconds).toBeLessThan(20)
  })
})
