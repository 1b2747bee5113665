import { describe, expect, test } from '@jest/globals'
import { matchExpectations, parseExpectations, readRendered } from '../src/index.ts'

const RENDERED = `---
# Source: shop/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, namespace: web, labels: { app: shop } }
spec:
  replicas: 1
  template:
    spec:
      containers:
        - { name: shop, image: "shop:1", args: [serve, --port=80], env: [{ name: LEVEL, value: info }, { name: PORT, value: "8080" }] }
        - { name: proxy, image: "proxy:2" }
      tolerations: []
---
# Source: shop/templates/list.yaml
apiVersion: v1
kind: ConfigMapList
items:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: one }, data: { a: "1" } }
`

function found(expectation: string): readonly string[] {
  const parsed = parseExpectations(expectation, 'ci/expect.yaml', [])
  const rendered = readRendered(RENDERED)
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems))
  if (rendered.kind === 'bad') throw new Error(rendered.why)
  return matchExpectations(parsed.expectations.expectations, rendered.objects, undefined).map(
    ({ line, col, message }) => `${line}:${col} ${message}`,
  )
}

const deployment = (rest: string): string => `kind: Deployment\nmetadata: { name: shop }\n${rest}`
const container = (rest: string): string =>
  deployment(`spec: { template: { spec: { containers: [${rest}] } } }`)

describe('what is rendered meets an expectation', () => {
  test.each([
    ['by its name alone', deployment('')],
    ['with fewer keys', deployment('spec: { replicas: 1 }')],
    ['in its namespace', 'kind: Deployment\nmetadata: { name: shop, namespace: web }\n'],
    [
      'with an item found by name, whatever its place',
      container('{ name: proxy, image: "proxy:2" }'),
    ],
    ['with an item without a name among others', container('{ image: "shop:1" }')],
    ['with some items of a list of texts', container('{ name: shop, args: [serve] }')],
    ['with nested named items', container('{ name: shop, env: [{ name: PORT, value: "8080" }] }')],
    ['that a key is not there', deployment('spec: { paused: null }')],
    ['that a list is empty', deployment('spec: { template: { spec: { tolerations: [] } } }')],
    ['within a list object', 'kind: ConfigMap\nmetadata: { name: one }\ndata: { a: "1" }\n'],
  ])('%s', (_, expectation) => {
    expect(found(expectation)).toEqual([])
  })
})

describe('what is missed is told with its place in the expectation', () => {
  test.each([
    [
      'another value',
      deployment('spec: { replicas: 3 }'),
      ['3:19 Deployment "shop": spec.replicas is 1, expected 3'],
    ],
    [
      'a number that is text',
      container('{ name: shop, env: [{ name: PORT, value: 8080 }] }'),
      [
        '3:83 Deployment "shop": spec.template.spec.containers[shop].env[PORT].value is "8080", expected 8080',
      ],
    ],
    [
      'a key that is not there',
      deployment('spec: { paused: true }'),
      ['3:17 Deployment "shop": spec.paused is not there, expected true'],
    ],
    [
      'a key that must not be there',
      deployment('spec: { replicas: null }'),
      ['3:19 Deployment "shop": spec.replicas is 1, it must not be there'],
    ],
    [
      'an item of a list',
      container('{ name: shop, args: [--debug] }'),
      [
        '3:63 Deployment "shop": spec.template.spec.containers[shop].args[] is ["serve","--port=80"], expected "--debug"',
      ],
    ],
    [
      'a list that must be empty',
      container('{ name: shop, args: [] }'),
      [
        '3:62 Deployment "shop": spec.template.spec.containers[shop].args is ["serve","--port=80"], expected []',
      ],
    ],
    [
      'a map where a text is',
      deployment('kind2: {}\nspec: { replicas: { a: 1 } }'),
      [
        '3:8 Deployment "shop": kind2 is not there, expected {}',
        '4:19 Deployment "shop": spec.replicas is 1, expected {"a":1}',
      ],
    ],
    [
      'an object',
      'kind: ConfigMap\nmetadata: { name: two }\n',
      ['1:1 no ConfigMap "two" is rendered; of this kind there is "one"'],
    ],
    [
      'an object in that namespace',
      'kind: Deployment\nmetadata: { name: shop, namespace: other }\n',
      ['1:1 no Deployment "shop" in namespace "other" is rendered; of this kind there is "shop"'],
    ],
    [
      'a kind',
      'kind: Ingress\nmetadata: { name: shop }\n',
      ['1:1 no Ingress "shop" is rendered; nothing of this kind is'],
    ],
    [
      'a key that every object inherits',
      deployment('constructor: { name: Object }\n__proto__: { a: 1 }'),
      [
        '3:14 Deployment "shop": constructor is not there, expected {"name":"Object"}',
        '4:12 Deployment "shop": __proto__ is not there, expected {"a":1}',
      ],
    ],
  ])('%s', (_, expectation, messages) => {
    expect(found(expectation)).toEqual(messages)
  })
})

describe('a file of expectations', () => {
  const problemsOf = (text: string): readonly string[] => {
    const parsed = parseExpectations(text, 'ci/expect.yaml', ['ci/prod.yaml'])
    if (parsed.kind === 'expectations') return []
    return parsed.problems.map(
      ({ file, line, col, message }) => `${file}:${line}:${col} ${message}`,
    )
  }

  test.each([
    ['values: ci/prod.yaml\n---\nkind: A\nmetadata: { name: a }\n', ['ci/prod.yaml']],
    ['values: [ci/prod.yaml]\n---\nkind: A\nmetadata: { name: a }\n', ['ci/prod.yaml']],
    ['values: []\n---\nkind: A\nmetadata: { name: a }\n', []],
    ['kind: A\nmetadata: { name: a }\nvalues: x\n', undefined],
  ])('%j is about the values %j', (text, values) => {
    const parsed = parseExpectations(text, 'ci/expect.yaml', ['ci/prod.yaml'])
    expect(parsed).toMatchObject({ kind: 'expectations', expectations: { values } })
  })

  test.each([
    [
      '',
      [
        'ci/expect.yaml:1:1 expects nothing; write what must be rendered, with kind and metadata.name',
      ],
    ],
    [
      'a: [',
      [
        'ci/expect.yaml:1:5 not YAML: flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    ],
    [
      '- a\n',
      ['ci/expect.yaml:1:1 is no object; write kind, metadata.name and what must be there'],
    ],
    [
      'kind: A\n---\nmetadata: { name: a }\n',
      [
        'ci/expect.yaml:1:1 has no text under "metadata.name", so it is not known which object is meant',
        'ci/expect.yaml:3:1 has no text under "kind", so it is not known which object is meant',
      ],
    ],
    [
      'values: ci/dev.yaml\n---\nkind: A\nmetadata: { name: a }\n',
      ['ci/expect.yaml:1:9 "values" names no file of "render" (there are: ci/prod.yaml)'],
    ],
    ['kind: A\nkind: B\n', ['ci/expect.yaml:2:1 key "kind" is there twice']],
    ['a: &a 1\nb: *a\n', ['ci/expect.yaml:2:4 aliases are not read here; write the value out']],
    ['a: !x 1\n', ['ci/expect.yaml:1:7 tags are not read here; write the value without one']],
  ])('%j is refused', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems)
  })
})

test('a deep or endless document is refused, and quickly', () => {
  const deep = readRendered(`a: ${'['.repeat(20_000)}`)
  expect(deep).toMatchObject({ kind: 'bad' })
  expect(readRendered('---\n'.repeat(20_000))).toMatchObject({
    kind: 'bad',
    why: 'more than 10000 documents',
  })
})
