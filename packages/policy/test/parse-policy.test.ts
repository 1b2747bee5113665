import { describe, expect, test } from '@jest/globals'
import { describeProblem, NO_GATES, parsePolicy } from '../src/index.ts'
import { fixture, PARSER_ALONE, prodWith, RIGHT, WRONG } from './corpus.ts'
import { policyOf } from './policy-of.ts'

function problemsOf(text: string): readonly string[] {
  const parsed = parsePolicy(text, 'policy.yaml')
  return parsed.kind === 'ok' ? [] : parsed.problems.map(describeProblem)
}

describe('a policy that leaves "after" out', () => {
  const GATES = 'merge: auto, gates: { soak: 4h, freezes: [] }'
  const SERVICE = 'services: { cart: { gates: { prod: { soak: 24h } } } }\n'
  const environments = (staging: string, prod: string) =>
    `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  staging: { overlays: "apps/staging/{service}"${staging} }
  prod: { overlays: "apps/prod/{service}"${prod} }
`

  test.each([
    [
      'in one environment, with all that asks for it',
      `${environments(', after: [dev]', `, ${GATES}`)}${SERVICE}`,
      'policy.yaml:5:44 "merge", "soak" and "freezes" are of promotions, and environment "prod" follows no other, so nothing is promoted into it; say what it follows with "after", or remove them (a bump merges by itself with land: commit; hold its services to keep bumps out)',
    ],
    [
      'in all, with the way to say it',
      `${environments(', gates: { soak: 1h }', `, ${GATES}`)}${SERVICE}`,
      'policy.yaml:4:59 no environment follows another, so nothing is promoted, and what "staging", "prod" say of promotions would never count; say what each follows with "after", such as after: [dev] in "staging"',
    ],
  ])('is told so once, %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })
})

describe('a policy that is right', () => {
  test.each(RIGHT)('has no problem: %s', (_, text) => {
    expect(problemsOf(text)).toEqual([])
  })

  test('comes with every default, the smallest one of the design', () => {
    const environment = {
      proof: 'upgrade',
      afterAny: [],
      gates: NO_GATES,
      merge: 'manual',
      supersede: 'until-approved',
      clusters: [],
      rollback: 'pull-request',
      onFailure: 'none',
      // biome-ignore lint/suspicious/noThenProperty: the policy's own word
      unproven: { afterSeconds: undefined, then: 'show' },
      addresses: [],
      batch: { kind: 'none' },
    }
    expect(policyOf(fixture('smallest'))).toEqual({
      branch: undefined,
      recorder: undefined,
      environments: [
        {
          ...environment,
          name: 'dev',
          overlays: ['apps/dev/{service}'],
          land: 'commit',
          after: [],
        },
        {
          ...environment,
          name: 'prod',
          overlays: ['apps/prod/{service}'],
          land: 'pull-request',
          after: ['dev'],
        },
      ],
      pins: { chart: true, image: [], values: [], order: 'semver' },
      reporters: [{ id: 987654, login: undefined, environments: ['dev', 'prod'] }],
      people: { override: [], attest: [], hold: [] },
      services: [],
    })
  })

  test('is taken over field by field', () => {
    const text = `${prodWith('land: commit, proof: test, supersede: always, clusters: [a, b], rollback: commit, unproven: { after: 90m }, pins: { chart: "v/{service}.yaml#/v" }')}
branch: main
recorder: 7
pins: { image: [{ tag: image.tag }], values: [a.b], order: pinned }
people: { attest: [acme/ops, octocat, 42] }
services: { cart: { helmReleases: { dev: web/x, prod: y }, pins: { dev: { image.tag: "t.yaml#/t" } } } }
`
    expect(policyOf(text)).toMatchObject({
      branch: 'main',
      recorder: 7,
      environments: [
        { name: 'dev' },
        {
          name: 'prod',
          land: 'commit',
          proof: 'test',
          supersede: 'always',
          clusters: ['a', 'b'],
          rollback: 'commit',
          unproven: { afterSeconds: 5400 },
          addresses: [{ pin: 'chart', file: 'v/{service}.yaml', pointer: '/v' }],
        },
      ],
      pins: {
        chart: true,
        image: [{ tag: 'image.tag', digest: undefined }],
        values: ['a.b'],
        order: 'pinned',
      },
      people: {
        attest: [
          { kind: 'team', org: 'acme', slug: 'ops' },
          { kind: 'login', login: 'octocat' },
          { kind: 'id', id: 42 },
        ],
      },
      services: [
        {
          key: 'cart',
          helmReleases: [
            { environment: 'dev', namespace: 'web', name: 'x' },
            { environment: 'prod', namespace: undefined, name: 'y' },
          ],
          addresses: [
            { environment: 'dev', pin: 'values.image.tag', file: 't.yaml', pointer: '/t' },
          ],
        },
      ],
    })
  })

  test('has its environments in an order in which each stands after those it follows, else as written', () => {
    const text = `version: 1
environments:
  prod: { after: [staging, qa], overlays: "p/{service}" }
  qa: { afterAny: [dev], overlays: "q/{service}" }
  dev: { overlays: "d/{service}" }
  lab: { overlays: "l/{service}" }
  staging: { after: [dev], overlays: "s/{service}" }
`
    const names = policyOf(text).environments.map(({ name }) => name)
    expect(names).toEqual(['dev', 'qa', 'lab', 'staging', 'prod'])
  })

  test('takes the file of an address for the overlay where it gives none', () => {
    const text = RIGHT.find(([name]) => name === 'an address instead of overlays')?.[1] ?? ''
    expect(policyOf(text).environments[1]?.overlays).toEqual(['prod/{service}.yaml'])
  })
})

describe('a policy that is wrong', () => {
  test.each([...WRONG, ...PARSER_ALONE])('is told where and what: %s', (_, text, at, message) => {
    const found = problemsOf(text).filter((problem) => problem.startsWith(`policy.yaml:${at} `))
    expect(found.join('\n')).toContain(message)
  })

  test('is told everything at once, in the order of its lines', () => {
    const text = `version: 2
enviroments: {}
environments:
  dev: { overlays: "apps/dev", land: push }
`
    expect(problemsOf(text)).toEqual([
      'policy.yaml:1:10 "version" must be 1 without quotes, not "2"',
      'policy.yaml:2:1 unknown key "enviroments" in the policy; did you mean "environments"?',
      'policy.yaml:4:20 overlay "apps/dev" has no {service}, so all services would share it',
      'policy.yaml:4:38 "land" "push" must be "commit" or "pull-request"',
    ])
  })

  test('is told the same of an environment whose name is odd, and others know it by that name', () => {
    const text = `version: 1
environments:
  Dev: { overlays: "apps/dev/{service}", land: push }
  prod: { after: [Dev], overlays: "apps/prod/{service}" }
reporters: [{ id: 1, environments: [Dev] }]
`
    expect(problemsOf(text)).toEqual([
      'policy.yaml:3:3 environment "Dev" is not a name of lower case letters, digits and "-", 63 at most; write dev',
      'policy.yaml:3:48 "land" "push" must be "commit" or "pull-request"',
    ])
  })

  test.each([
    [
      'a list of environments',
      `version: 1
environments: [dev, prod]
reporters: [{ id: 1, environments: [dev] }]
services: { cart: { gates: { prod: { soak: 1h } } } }
`,
      'policy.yaml:2:15 "environments" must be a map of keys and values, not a list',
    ],
    [
      'a name with "_" that others spell right',
      `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod_eu: { after: [dev], overlays: "apps/prod-eu/{service}" }
  prod-us: { after: [prod-eu], overlays: "apps/prod-us/{service}" }
reporters: [{ id: 1, environments: [dev, prod-eu] }]
services: { cart: { helmReleases: { prod-eu: web } } }
`,
      'policy.yaml:4:3 environment "prod_eu" is not a name of lower case letters, digits and "-", 63 at most; write prod-eu',
    ],
    [
      'the overlays of an environment in its place',
      'version: 1\nenvironments:\n  dev: apps/dev/{service}\n',
      'policy.yaml:3:8 environment "dev" must be a map; write { overlays: "apps/dev/{service}" }',
    ],
    [
      'an environment that is a list',
      'version: 1\nenvironments:\n  dev: [apps/dev]\n',
      'policy.yaml:3:8 environment "dev" must be a map of keys and values, not a list',
    ],
    [
      'an environment of which nothing is said',
      'version: 1\nenvironments:\n  dev:\n',
      'policy.yaml:3:3 environment "dev" has no "overlays", such as "apps/dev/{service}"',
    ],
    [
      'an image by its path alone',
      prodWith('').concat('pins: { image: image.tag }\n'),
      'policy.yaml:5:16 "image" must be a list, not "image.tag"; write [{ tag: image.tag }]',
    ],
    [
      'an id where reporters are expected, which can not be one of them',
      prodWith('').concat('reporters: 12\n'),
      'policy.yaml:5:12 "reporters" must be a list, not "12"',
    ],
    [
      'an image in a list by its path alone',
      prodWith('').concat('pins: { image: [image.tag] }\n'),
      'policy.yaml:5:17 an image must be a map; write { tag: "image.tag" }',
    ],
    [
      'a login with brackets, without quotes',
      prodWith('').concat('reporters: [{ id: 1, login: flux[bot], environments: [dev] }]\n'),
      'policy.yaml:5:33 not YAML: missed comma between flow collection entries; put text with brackets in quotes',
    ],
    [
      'an upstream without brackets',
      `${prodWith('').replace('[dev]', 'dev')}services: { cart: { gates: { prod: { soak: 1h } } } }\n`,
      'policy.yaml:4:18 "after" must be a list, not "dev"; write [dev]',
    ],
    [
      'a star instead of a token',
      prodWith('').replace('prod/{service}', 'prod/*'),
      'policy.yaml:4:35 overlay "apps/prod/*" has the step "*"; a path is made of letters, digits and "_.@+=,-"; write {service} where a service\'s name stands',
    ],
  ])('is told one mistake once: %s', (_, text, told) => {
    expect(problemsOf(text)).toEqual([told])
  })

  test('is told on one line, whatever stands where a list is expected', () => {
    for (const key of [
      'people: { hold: TEXT }',
      'pins: { image: TEXT }',
      'pins: { values: TEXT }',
    ]) {
      const text = prodWith('').concat(key.replace('TEXT', '"a\\n::error::b"'), '\n')
      expect(problemsOf(text)).toEqual([
        expect.stringMatching(/^policy\.yaml:5:\d+ .*\.\.\. ?\}?\]$/),
      ])
    }
  })

  test.each([
    '{ land: push }',
    '{ after: [NAME], overlays: "a/{service}" }',
    '{ overlays: "a/{service}", supersede: always }\n  prod: { overlays: "b/{service}", unproven: { after: 1h, then: show } }',
    '{ overlays: {service} }',
    '{ overlays: "a/{service}" }\nreporters: [{ id: 1, environments: [prod] }]',
  ])('is told each on one line, whatever an environment is called: %s', (environment) => {
    const name = '"a\\n::error::b\\u202E"'
    const text = `version: 1\nenvironments:\n  NAME: ${environment}\n`.replaceAll('NAME', name)
    const told = problemsOf(text)
    expect(told.length).toBeGreaterThan(1)
    expect(told.filter((line) => /[\p{Cc}\p{Cf}]/u.test(line))).toEqual([])
  })

  test.each(['', '# nothing yet\n', '---\n', 'null\n'])(
    'is told what the least is when %j',
    (text) => {
      expect(problemsOf(text)).toEqual([
        'policy.yaml:1:1 the policy is empty; the least it holds is version: 1, then environments: { dev: { overlays: "apps/dev/{service}" } }',
      ])
    },
  )
})

describe('what is merged by itself', () => {
  test.each([
    ['', 'manual', 'until-approved'],
    ['merge: manual', 'manual', 'until-approved'],
    ['merge: auto, gates: { soak: 10m }', 'auto', 'always'],
    ['merge: auto, supersede: until-approved, gates: { soak: 1h }', 'auto', 'until-approved'],
  ])('with %j is %s, and a newer release replaces it %s', (fields, merge, supersede) => {
    const parsed = parsePolicy(prodWith(fields), 'policy.yaml')
    const prod = parsed.kind === 'ok' ? parsed.policy.environments[1] : undefined
    expect([prod?.merge, prod?.supersede]).toEqual([merge, supersede])
  })
})

describe('every key of the policy', () => {
  test('is taken in the full example of the design', () => {
    expect(problemsOf(fixture('every-key'))).toEqual([])
  })

  test.each([
    ['', 'show', undefined],
    ['unproven: { after: 1h }', 'show', 3600],
    ['unproven: { then: open }', 'open', undefined],
    ['unproven: { after: 90m, then: open }', 'open', 5400],
  ])('with %j has releases that nobody reports on %s', (fields, then, afterSeconds) => {
    const parsed = parsePolicy(prodWith(fields), 'policy.yaml')
    const prod = parsed.kind === 'ok' ? parsed.policy.environments[1] : undefined
    expect(prod?.unproven).toEqual({ afterSeconds, then })
  })

  test.each([
    ['gates: { soak: soon }', '"soak" "soon" is not a duration'],
    ['gates: { checks: [""] }', 'a check "" is not one line'],
    ['gates: { approvals: { count: 99 } }', '"count" must be 10 at most'],
  ])('has one problem where its value is wrong: %s', (fields, message) => {
    const problems = problemsOf(prodWith(fields))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(message)
  })
})
