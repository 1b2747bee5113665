import { describe, expect, test } from '@jest/globals'
import { type DeliveryFile, describeProblem, parseDeliveryFile } from '../src/index.ts'
import { fixture } from './corpus.ts'
import {
  DELIVERY_PARSER_ALONE,
  deliveryWith,
  RIGHT_DELIVERIES,
  WRONG_DELIVERIES,
} from './delivery-corpus.ts'

function problemsOf(text: string): readonly string[] {
  const parsed = parseDeliveryFile(text, 'delivery.yaml')
  return parsed.kind === 'ok' ? [] : parsed.problems.map(describeProblem)
}

function deliveryOf(text: string): DeliveryFile {
  const parsed = parseDeliveryFile(text, 'delivery.yaml')
  if (parsed.kind === 'ok') return parsed.file
  throw new Error(parsed.problems.map(describeProblem).join('\n'))
}

describe('a delivery file that is right', () => {
  test.each(RIGHT_DELIVERIES)('has no problem: %s', (_, text) => {
    expect(problemsOf(text)).toEqual([])
  })

  test('comes with every default', () => {
    expect(deliveryOf(fixture('smallest-delivery'))).toEqual({
      service: 'customer-service',
      chart: {
        path: 'charts/customer-service',
        render: [],
        expect: [],
        schemas: undefined,
        versions: 'branch',
        stamp: { imageTag: undefined, imageDigest: undefined },
      },
      image: undefined,
      budget: 900_000,
      overBudget: 'warn',
      stages: [
        {
          name: 'test',
          run: ['./gradlew test'],
          shell: 'bash',
          reports: ['**/build/test-results/test/*.xml'],
          reportsRequired: false,
          timeout: undefined,
          env: new Map(),
          when: { kind: 'always' },
          needsDocker: false,
        },
      ],
      analysis: [],
      deploy: { repository: 'acme/gitops', environment: 'dev', branch: undefined },
    })
  })

  test('has its defaults of image and analysis too', () => {
    expect(deliveryOf(deliveryWith('image: {}\nanalysis: [{ name: a, run: b }]'))).toMatchObject({
      image: { context: '.', file: undefined, platforms: ['linux/amd64'] },
      analysis: [{ name: 'a', run: ['b'], sarif: [], failOn: 'error' }],
    })
  })

  test('is taken over key by key', () => {
    expect(deliveryOf(fixture('every-delivery-key'))).toEqual({
      service: 'customer-service',
      chart: {
        path: 'charts/customer-service',
        render: ['ci/dev-values.yaml', 'ci/prod-values.yaml'],
        expect: ['ci/expect.yaml'],
        schemas: 'schemas',
        versions: 'branch',
        stamp: {
          imageTag: { kind: 'values', path: ['image', 'tag'] },
          imageDigest: { kind: 'annotation', name: 'example.com/image-digest' },
        },
      },
      image: { context: '.', file: 'Dockerfile', platforms: ['linux/amd64', 'linux/arm64'] },
      budget: 900_000,
      overBudget: 'fail',
      stages: [
        expect.objectContaining({ name: 'unit', run: ['./gradlew test'] }),
        {
          name: 'component',
          run: ['./gradlew componentTest', 'echo done\n'],
          shell: 'sh',
          reports: ['**/componentTest/*.xml'],
          reportsRequired: true,
          timeout: 300_000,
          env: new Map([
            ['TZ', 'UTC'],
            ['RETRIES', '3'],
          ]),
          when: { kind: 'paths', globs: ['src/**', 'build.gradle.kts'] },
          needsDocker: false,
        },
        expect.objectContaining({
          name: 'chart-in-kind',
          when: { kind: 'chart-changed' },
          needsDocker: true,
        }),
      ],
      analysis: [
        expect.objectContaining({
          name: 'lint',
          sarif: ['build/reports/*.sarif'],
          failOn: 'warning',
        }),
      ],
      deploy: { repository: 'acme/gitops', environment: 'dev', branch: 'main' },
    })
  })
})

describe('a delivery file that is wrong', () => {
  test.each([...WRONG_DELIVERIES, ...DELIVERY_PARSER_ALONE])(
    'is told where and what: %s',
    (_, text, at, message) => {
      const found = problemsOf(text).filter((one) => one.startsWith(`delivery.yaml:${at} `))
      expect(found.join('\n')).toContain(message)
    },
  )

  test('is told all that is wrong at once, in the order of its lines', () => {
    const text = `service: Cart
chart: { path: ../x, render: [a, a], stamp: { imageTag: "a b" } }
budget: soon
stages:
  - { name: Unit, run: "", timeout: 5, env: { GITHUB_X: "1" }, when: never }
  - { run: make }
deploy: { environment: dev }
`
    expect(problemsOf(text).map((problem) => problem.slice(0, 60))).toEqual([
      'delivery.yaml:1:1 the delivery file has no "version"; write ',
      'delivery.yaml:1:10 "service" "Cart" is not the service\'s key',
      'delivery.yaml:2:16 "path" "../x" has the step ".."; write th',
      'delivery.yaml:2:34 "a" is in "render" twice',
      'delivery.yaml:2:57 "imageTag" "a b" is not a path in values.',
      'delivery.yaml:3:9 "budget" "soon" is not a duration such as ',
      'delivery.yaml:5:13 "name" "Unit" is not a name of lower case',
      'delivery.yaml:5:24 "run" is blank; write a command such as .',
      'delivery.yaml:5:37 "timeout" "5" is not a duration such as 9',
      'delivery.yaml:5:47 variable "GITHUB_X" belongs to the runner',
      'delivery.yaml:5:70 "when" "never" must be "always", "chart-c',
      'delivery.yaml:6:5 a stage has no "name", such as unit',
      'delivery.yaml:7:9 "deploy" has no "repository", the owner/na',
    ])
  })

  test('is told one thing for each mistake', () => {
    for (const [, text] of WRONG_DELIVERIES) expect(problemsOf(text)).toHaveLength(1)
  })
})
