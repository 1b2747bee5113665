import { join } from 'node:path'
import { describeProblem, parseDeliveryFile, parseHolds, parsePolicy } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { parse, parseAllDocuments } from 'yaml'
import { actionNames, readActionFile } from '../../scripts/docs/action-file.ts'
import { at } from '../workflows/document.ts'
import { type Snippet, snippetsIn, wholePolicy, yamlSnippets } from './snippets.ts'

const root = join(import.meta.dirname, '..', '..')
const snippets = yamlSnippets(root)
const actions = new Map(actionNames(root).map((name) => [name, readActionFile(root, name)]))

type Kind = 'policy' | 'delivery' | 'hold' | 'workflow' | 'other'

/** Pieces that are of none of our files: an expectation of a chart, a composite action of the service, a trigger, the hook of pre-commit. */
const OTHERS = ['kind', 'runs', 'workflow_run', 'repos']

function keysOf(value: unknown): readonly string[] {
  return value !== null && typeof value === 'object' ? Object.keys(value) : []
}

function kindOf({ text }: Snippet): Kind | undefined {
  const [first] = parseAllDocuments(text)
  const value: unknown = first?.toJS()
  const has = (...keys: readonly string[]) => keys.some((key) => keysOf(value).includes(key))
  if (has('environments', 'services', 'reporters', 'people')) return 'policy'
  if (has('stages', 'service')) return 'delivery'
  if (Array.isArray(value) && keysOf(value[0]).includes('reason')) return 'hold'
  if (has('jobs', 'steps', 'with')) return 'workflow'
  return has(...OTHERS) ? 'other' : undefined
}

function of(kind: Kind) {
  const found = snippets.filter((snippet) => kindOf(snippet) === kind)
  return found.map((snippet) => [`${snippet.page}:${snippet.line}`, snippet] as const)
}

/** Environments that a piece of a policy names and does not declare. */
function undeclared(text: string): readonly string[] {
  const policy: unknown = parse(text)
  const declared = keysOf(at(policy, 'environments'))
  const after = declared.flatMap((name) => {
    const environment = at(at(policy, 'environments'), name)
    return [at(environment, 'after') ?? [], at(environment, 'afterAny') ?? []].flat().map(String)
  })
  const services = Object.values(Object(at(policy, 'services')))
  const exceptions = services.flatMap((service) =>
    Object.values(Object(service)).flatMap((part) => keysOf(part)),
  )
  return [...new Set([...after, ...exceptions])].filter((name) => !declared.includes(name))
}

/** What the parser has to say of a snippet as a whole policy; a gate of an environment that is left to the reader means one that follows another. */
function policyProblems({ page, text }: Snippet): readonly string[] {
  const named = undeclared(text)
  const whole = wholePolicy(text, named).replace(
    /^ {2}(prod\S*): \{ overlays: ("apps\/\S+") \}$/m,
    '  before: { overlays: "apps/before/{service}" }\n  $1: { after: [before], overlays: $2 }',
  )
  const parsed = parsePolicy(whole, page)
  return parsed.kind === 'ok' ? [] : parsed.problems.map(describeProblem)
}

describe('what the documentation shows', () => {
  test('is of a kind that is checked, or known to be of somebody else', () => {
    const strange = snippets.filter((snippet) => kindOf(snippet) === undefined)
    expect(strange.map(({ page, line }) => `${page}:${line}`)).toEqual([])
    expect(of('policy').length).toBeGreaterThan(6)
    expect(of('delivery').length).toBeGreaterThan(3)
  })

  test.each(of('policy'))('%s is a policy, or a piece of one', (_, snippet) => {
    expect(policyProblems(snippet)).toEqual([])
  })

  test.each(of('delivery'))('%s is a delivery file', (_, { page, text }) => {
    const parsed = parseDeliveryFile(text, page)
    expect(parsed.kind === 'ok' ? [] : parsed.problems.map(describeProblem)).toEqual([])
  })

  test.each(of('hold'))('%s is a hold file', (_, { page, text }) => {
    const parsed = parseHolds(text, page)
    expect(parsed.kind === 'ok' ? [] : parsed.problems.map(describeProblem)).toEqual([])
  })

  test.each(of('workflow'))('%s gives actions of ours what they take', (where, { page, text }) => {
    const [, own] = /^actions\/([\w-]+)\//.exec(page) ?? []
    const value: unknown = parse(text)
    const given = at(value, 'steps') ?? [{ uses: own, with: at(value, 'with') }]
    for (const step of Array.isArray(given) ? given : []) {
      const [, name] = /(?:^|\/actions\/)([\w-]+)(?:@|$)/.exec(String(at(step, 'uses'))) ?? []
      const inputs = actions.get(name ?? '')?.inputs
      if (inputs === undefined) continue
      const known = inputs.map((input) => input.name)
      const passed = keysOf(at(step, 'with'))
      const unknown = passed.filter((input) => !known.includes(input))
      expect([where, name, unknown]).toEqual([where, name, []])
      // A piece without its step shows what differs from a whole one above it.
      const needed = inputs.filter((input) => input.isRequired && at(step, 'uses') !== own)
      const missing = needed.map((input) => input.name).filter((input) => !passed.includes(input))
      expect([where, name, missing]).toEqual([where, name, []])
    }
  })
})

describe('the check itself', () => {
  const page = (text: string) => {
    const [snippet] = snippetsIn(
      'page.md',
      `Text.\n\n   \`\`\`yaml\n${text.replace(/^/gm, '   ')}\n   \`\`\`\n`,
    )
    if (snippet === undefined) throw new Error('there is no snippet')
    return snippet
  }

  test('finds what stands in a list, and where', () => {
    expect(page('a: 1')).toEqual({ page: 'page.md', line: 3, text: 'a: 1\n' })
    expect(() => snippetsIn('page.md', '```yaml\na: 1\n')).toThrow('page.md:1 opens a block')
  })

  test.each([
    [
      'a key that is none',
      'environments:\n  prod: { after: [dev], overlay: "a/{service}" }',
      'overlay',
    ],
    [
      'a gate where nothing is promoted into',
      'environments:\n  dev: { overlays: "a/{service}", gates: { soak: 1h } }',
      'soak',
    ],
    ['a value that is none', 'services:\n  cart:\n    gates: { prod: { soak: later } }', 'later'],
  ])('refuses %s', (_, text, said) => {
    expect(policyProblems(page(text)).join('\n')).toContain(said)
  })

  test('knows nothing of a kind that nobody has thought of', () => {
    expect(kindOf(page('spec: {}'))).toBeUndefined()
  })
})
