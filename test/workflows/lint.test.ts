import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { lint, rules } from '../../scripts/lint-workflows/rules.ts'
import { snippets, sources } from '../../scripts/lint-workflows/source.ts'

const root = join(import.meta.dirname, '..', '..')

/** What the lint says of a text, as `line rule`. */
function said(text: string): readonly string[] {
  return lint({ file: 'a.yml', line: 1, text }).map(({ line, rule }) => `${line} ${rule}`)
}

/** A template of that expression, written so that this file itself holds none. */
function template(expression: string): string {
  return `$\{{ ${expression} }}`
}

/** A workflow that breaks no rule, around the given parts. */
function workflow(parts: { on?: string; top?: string; job?: string; steps?: string } = {}): string {
  return `on: ${parts.on ?? 'push'}
${parts.top ?? 'permissions: {}'}
jobs:
  one:
    runs-on: ubuntu-latest
    ${parts.job ?? 'timeout-minutes: 5'}
    steps: ${parts.steps ?? '[{ run: make }]'}
`
}

const CACHE = `[{ uses: actions/cache@${'a'.repeat(40)} }]`
const PUBLISHED = '7 no-cache-where-published'

/** A job with that permission and these steps. */
function caching(permission: string, steps: string): string {
  return workflow({ job: `permissions: { ${permission} }`, steps })
}

function setUp(option: string): string {
  return `[{ uses: actions/setup-node@${'a'.repeat(40)}, with: { ${option} } }]`
}

describe('the YAML of this repository, examples for users included', () => {
  test('breaks no rule', () => {
    expect(sources(root).flatMap(lint)).toEqual([])
  })

  test.each([
    '.github/workflows/ci.yml',
    '.github/workflows/promote.yml',
    '.github/workflows/deliver.yml',
    '.github/dependabot.yml',
    'actions/handle-dispatch-promotion/action.yml',
    'docs/gitops-repository/.github/workflows/promote.yml',
    'README.md',
  ])('%s is among what is read', (file) => {
    expect(sources(root).map((source) => source.file)).toContain(file)
  })
})

describe('the step that people copy today', () => {
  const step = `
      - name: Set the version
        run: |
          VERSION=$(echo \${{ github.event.client_payload.metadata.revision }} | cut -d '@' -f1)
          yq -i '.spec.chart.spec.version = env(VERSION)' apps/prod/demo.yaml
`

  test('is found in an otherwise sound workflow', () => {
    const text = readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8')
    const lines = text.trimEnd().split('\n').length
    expect(said(text)).toEqual([])
    expect(said(text.trimEnd() + step)).toEqual([`${lines + 2} no-template-in-code`])
  })

  test('is found in a page of the documentation, at its line', () => {
    const page = `# Promote\n\n1. Add a step:\n\n   \`\`\`yaml\n   steps:${step.replace(/^ {3}/gm, '')}\n   \`\`\`\n`
    const findings = snippets('docs/page.md', page).flatMap(lint)
    expect(findings).toEqual([
      expect.objectContaining({ file: 'docs/page.md', line: 8, rule: 'no-template-in-code' }),
    ])
  })
})

const inCode = '1 no-template-in-code'

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a template in run', `run: echo ${template('inputs.name')}`, [inCode]],
  ['a template in a block', `run: |\n  echo\n  ${template('inputs.name')}`, [inCode]],
  ['an env context, which expands all the same', `run: echo ${template('env.X')}`, [inCode]],
  ['a template in script', `with: { script: "return ${template('github.sha')}" }`, [inCode]],
  ['a template in shell', `shell: ${template('inputs.shell')} {0}`, [inCode]],
  [
    'an alias of a template',
    `env: { X: &x "echo ${template('github.ref')}" }\nrun: *x`,
    ['2 no-template-in-code'],
  ],
  ['a template in env', `env: { NAME: "${template('inputs.name')}" }\nrun: echo "$NAME"`, []],
  ['no permissions', workflow({ top: 'name: one' }), ['3 no-permissions-on-top']],
  [
    'read permissions on top',
    workflow({ top: 'permissions: { contents: read }' }),
    ['2 no-permissions-on-top'],
  ],
  ['permissions in short', workflow({ top: 'permissions: read-all' }), ['2 no-permissions-on-top']],
  ['no permissions in a part of a workflow', 'jobs: { one: { runs-on: x } }', []],
  ['a tag', 'uses: actions/checkout@v7', ['1 pinned-uses']],
  ['a short commit', 'uses: actions/checkout@9c091bb', ['1 pinned-uses']],
  ['a branch of 40 letters', `uses: actions/checkout@${'g'.repeat(40)}`, ['1 pinned-uses']],
  ['a commit', `uses: actions/checkout@${'a'.repeat(40)} # v7.0.0`, []],
  ['our own at the same commit', 'uses: $/actions/attest', []],
  ['whatever is checked out', 'uses: ./actions/attest', ['1 pinned-uses']],
  ["the caller's own set-up", 'uses: ./.github/actions/setup', []],
  ['an image by tag', 'uses: docker://alpine:3', ['1 pinned-uses']],
  ['an image by digest', `uses: docker://alpine@sha256:${'a'.repeat(64)}`, []],
  ['nothing at all', 'uses:', ['1 pinned-uses']],
  ['a cache in a job that can publish', caching('packages: write', CACHE), [PUBLISHED]],
  ['a cache in a job that can sign', caching('id-token: write', CACHE), [PUBLISHED]],
  ['a cache in a job that reads', caching('contents: read', CACHE), []],
  ['a toolchain with a cache', caching('contents: write', setUp('cache: npm')), [PUBLISHED]],
  ['a toolchain without', caching('contents: write', setUp('cache: false')), []],
  ['a build from a cache', caching('packages: write', setUp('cache-from: gha')), [PUBLISHED]],
  ['a dangerous trigger', workflow({ on: 'pull_request_target' }), ['1 safe-triggers']],
  ['one in a list', workflow({ on: '[push, workflow_run]' }), ['1 safe-triggers']],
  ['one as a key', workflow({ on: '{ workflow_run: { workflows: [CI] } }' }), ['1 safe-triggers']],
  ['a sound trigger', workflow({ on: '[pull_request]' }), []],
  ['all secrets', 'jobs: { one: { uses: $/x.yml, secrets: inherit } }', ['1 named-secrets']],
  ['a secret by name', 'jobs: { one: { uses: $/x.yml, secrets: { key: x } } }', []],
  ['YAML that can not be read', 'a: [', ['1 yaml']],
]

describe('each rule', () => {
  test.each(cases)('on %s', (_, text, expected) => {
    expect(said(text)).toEqual(expected)
  })

  test.each([
    ['one name for all', 'push', 'promotion', true],
    ['the workflow', 'push', template('github.workflow'), true],
    ['the ref of a push', 'push', `ci-${template('github.ref')}`, false],
    ['the ref of an event', 'repository_dispatch', `promote-${template('github.ref')}`, true],
    ['the object of an event', 'repository_dispatch', template('github.event.action'), false],
    ['the repository of a sweep', '[push, schedule]', template('github.repository'), true],
    ['an input of a call', 'workflow_call', `bump-${template('inputs.service')}`, false],
  ])('on a concurrency group by %s', (_, on, group, isWrong) => {
    const job = `concurrency: { group: "${group}" }`
    expect(said(workflow({ on, job }))).toEqual(isWrong ? ['6 concurrency-by-object'] : [])
    const short = said(workflow({ on, top: `permissions: {}\nconcurrency: "${group}"` }))
    expect(short).toEqual(isWrong ? ['3 concurrency-by-object'] : [])
  })

  test('is broken by a case of the first table, or, for concurrency, of the second', () => {
    const broken = cases.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[1]))
    const all = rules.map(({ name }) => name)
    expect(all.filter((name) => !broken.includes(name))).toEqual(['concurrency-by-object'])
  })
})
