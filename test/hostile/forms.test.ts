import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InputSource } from '@fluxgate/action-kit'
import { addHold } from '@fluxgate/documents'
import { parseDispatch } from '@fluxgate/flux'
import { parseHolds } from '@fluxgate/policy'
import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { load } from 'js-yaml'
import { dispatchEvent } from '../support/events.ts'
import { CORPORA } from './corpus.ts'
import { DECIDING, FREE, NAMING, withText } from './event-places.ts'

// All of the corpus at every input of every action, at every place of an event, and in both texts of a hold, by the functions that read
// and write them. That the built actions do no harm with what gets through, `inputs.test.ts` and `events.test.ts` show: there each
// place meets some texts of half of the threats at least, and all texts of those that matter most there.

const ACTIONS = join(import.meta.dirname, '..', '..', 'actions')
const CURRENT = { owner: 'acme', name: 'gitops' }
const TOKEN = 'ghs_canary'

type Read = (source: InputSource, current: typeof CURRENT) => unknown

interface Form {
  readonly action: string
  readonly names: readonly string[]
  readonly read: Read
}

const NAMES = readdirSync(ACTIONS)
/** Tokens are masked as they are read, and go nowhere else: `tokens.test.ts`. */
const SECRET = /(?:token|password)$/
let forms: readonly Form[]
beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true))
afterEach(() => void jest.restoreAllMocks())
beforeAll(async () => {
  forms = await Promise.all(NAMES.map(formOf))
})

async function formOf(action: string): Promise<Form> {
  const { inputs } = await import(join(ACTIONS, action, 'src', 'inputs.ts'))
  const text = readFileSync(join(ACTIONS, action, 'action.yml'), 'utf8')
  const names = Object.keys(Object(Reflect.get(Object(load(text)), 'inputs')))
  return { action, names: names.filter((name) => !SECRET.test(name)), read: inputs }
}

/** What is wrong with how an action takes a text at an input; undefined: it is read, or refused in so many lines. */
function wrongWith({ action, read }: Form, name: string, text: string): string | undefined {
  const get = (asked: string) => (asked === name ? text : asked === 'token' ? TOKEN : '')
  try {
    const value = JSON.stringify(read({ get }, CURRENT))
    return /"(?:__proto__|polluted)":/.test(value) ? `${action} ${name} reads ${value}` : undefined
  } catch (error) {
    const { code, message } = Object(error)
    const lines = String(message).split('\n')
    const odd = lines.filter((line) => !LINE.test(line) || !/^input "[a-z-]+" ./.test(line))
    return code === 'INVALID_INPUT' && odd.length === 0 ? undefined : `${action} ${name}: ${error}`
  }
}

/** What can be told on one line. */
const LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u

const TELLING = {
  ...({ story: 'upgrade', name: 'svc-0000', version: '1.1.0', digest: undefined } as const),
  ...{ environment: 'dev', cluster: 'dev-1', at: '2026-11-21T09:14:00Z' },
}
const ENVELOPE = {
  repository: { id: 1, owner: { login: 'acme', id: 2 }, name: 'gitops', branch: 'main' },
  sender: { login: 'acme-flux[bot]', id: 3 },
}

const HOLD = {
  ...{ version: '1.1.0', release: undefined },
  ...{ reason: 'leaks', until: undefined, by: 'olga' },
}

const THREATS = CORPORA.map(({ threat, about, texts }) => [threat, about, texts] as const)

describe('a hostile text', () => {
  test.each(THREATS)('is read or refused at every input: %s, %s', (_, __, texts) => {
    const before = Reflect.ownKeys(Object.prototype)
    const wrong = forms.flatMap((form) =>
      form.names.flatMap((name) => texts.flatMap((text) => wrongWith(form, name, text) ?? [])),
    )
    expect(wrong).toEqual([])
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
  })

  test.each(THREATS)('is read or refused at every place of an event: %s, %s', (_, __, texts) => {
    const event = dispatchEvent(TELLING, ENVELOPE)
    expect(parseDispatch(event)).toMatchObject({ kind: 'release' })
    const wrong = [...DECIDING, ...NAMING, ...FREE].flatMap((place) =>
      texts.flatMap((text) => {
        const read = parseDispatch(withText(event, place, text))
        const why = read.kind === 'release' ? '' : read.why
        return LINE.test(why) ? [] : `${place}: ${why}`
      }),
    )
    expect(wrong).toEqual([])
  })

  test.each(THREATS)('in a hold reads again as it was given: %s, %s', (_, __, texts) => {
    const first = '- { version: 1.0.0, reason: slow }\n'
    for (const text of texts) {
      for (const hold of [
        { ...HOLD, version: text },
        { ...HOLD, reason: text, by: text },
      ]) {
        const edit = addHold(first, hold)
        if (edit.kind === 'refused') continue
        expect(edit.text.startsWith(first)).toBe(true)
        const parsed = parseHolds(edit.text, 'holds')
        expect(parsed).toMatchObject({ kind: 'ok', holds: [{ reason: 'slow' }, hold] })
      }
    }
  })
})
