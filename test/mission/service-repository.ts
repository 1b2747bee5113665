import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { localCopy, type Replacement } from './local-copy.ts'

const root = join(import.meta.dirname, '..', '..')

/** What the toy service of the mission is called. */
export const SERVICE = 'customer-service'

const FILES: Readonly<Record<string, string>> = {
  '.fluxgate/delivery.yaml': `version: 1
service: ${SERVICE}
chart: { path: charts/${SERVICE}, schemas: schemas }
budget: 10m
stages:
  - name: unit
    run: node --test --test-reporter=junit --test-reporter-destination=junit.xml
    reports: junit.xml
    reportsRequired: true
  - { name: chart-as-a-whole, run: test -f charts/${SERVICE}/Chart.yaml, when: chart-changed }
analysis:
  - { name: syntax, run: node --check greeting.mjs }
deploy: { repository: acme/gitops, environment: dev }
`,
  'greeting.mjs': 'export const greeting = (name) => `Hello, ${' + 'name}`\n',
  'greeting.test.mjs': `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { greeting } from './greeting.mjs'

test('greets by name', () => assert.equal(greeting('Ana'), 'Hello, Ana'))
`,
  [`charts/${SERVICE}/Chart.yaml`]: `apiVersion: v2
name: ${SERVICE}
description: Greets customers
version: 1.4.0
`,
  [`charts/${SERVICE}/values.yaml`]: 'replicas: 1\n',
  [`charts/${SERVICE}/templates/service.yaml`]: `apiVersion: v1
kind: Service
metadata: { name: ${SERVICE} }
spec:
  selector: { app: ${SERVICE} }
  ports: [{ port: 80, targetPort: 8080 }]
`,
}

/** Stands in for the App's token: the stand-in gives out the real one, and the environment carries it. */
const APP_TOKEN = `name: App token
inputs: { client-id: {}, private-key: {}, owner: {}, repositories: {}, permission-actions: {}, permission-contents: {}, permission-pull-requests: {} }
outputs: { token: { value: "\${{ steps.token.outputs.token }}" } }
runs:
  using: composite
  steps:
    - id: token
      shell: bash
      run: |
        test "$OWNER/$NAME $KEY" = "acme/gitops the-key"
        echo "token=$APP_TOKEN" >> "$GITHUB_OUTPUT"
      env:
        OWNER: \${{ inputs.owner }}
        NAME: \${{ inputs.repositories }}
        KEY: \${{ inputs.private-key }}
`

const NOT_TO_BE_REACHED = `name: Not to be reached
runs:
  using: composite
  steps: [{ shell: bash, run: "echo 'there is no image in this story' >&2; exit 1" }]
`

/** A container engine that knows one program, the scanner, which finds nothing. */
const DOCKER = `#!/usr/bin/env bash
set -eu
scan=\${*#*--volume }; room=""
while [ $# -gt 0 ]; do
  case "$1" in
    --volume) case "$2" in *:/scan) room=\${2%:/scan} ;; esac; shift ;;
    --output) out=$2; shift ;;
  esac
  shift
done
cp "$SCAN_REPORT" "$room/\${out#/scan/}"
`

/** A workflow as a service team copies it, calling the copy of deliver.yml beside it. */
function caller(charts: string): string {
  const documented = readFileSync(
    join(root, 'docs/service-repository/.github/workflows/deliver.yml'),
    'utf8',
  )
  return documented
    .replace(/uses: fluxgate\/fluxgate\/(\S+)@\S+.*/, 'uses: ./$1')
    .replace('./.github/workflows/deliver.yml', './.github/workflows/reusable.yml')
    .replace(
      /client-id: .*/,
      `client-id: Iv23liMission\n      charts: ${charts}\n      install-chart: false # there is no container engine here`,
    )
}

/** Writes the service repository into a folder, and commits it. */
export function writeService(folder: string): void {
  write(folder, FILES)
  cpSync(join(root, 'test/fixtures/kubernetes-schemas'), join(folder, 'schemas'), {
    recursive: true,
  })
  git(folder, 'init', '--quiet', '--initial-branch', 'main')
  git(folder, 'remote', 'add', 'origin', `https://github.com/acme/${SERVICE}.git`)
  commit(folder, 'Greet customers')
}

/** Adds our workflow, with the bundles that it uses beside it. */
export function addWorkflow(folder: string, charts: string): void {
  const { text, replaced } = localCopy(
    readFileSync(join(root, '.github/workflows/deliver.yml'), 'utf8'),
  )
  write(folder, {
    '.github/workflows/deliver.yml': caller(charts),
    '.github/workflows/reusable.yml': text,
    'doubles/app-token/action.yml': APP_TOKEN,
    'doubles/not-to-be-reached/action.yml': NOT_TO_BE_REACHED,
    'doubles/bin/docker': DOCKER,
  })
  chmodSync(join(folder, 'doubles/bin/docker'), 0o755)
  copyActions(folder, replaced)
  commit(folder, 'Deliver with Fluxgate')
}

/** Copies the actions of ours that a local copy of a workflow uses, as they are built. */
export function copyActions(folder: string, replaced: readonly Replacement[]): void {
  const used = replaced.flatMap(({ to }) => /^\.\/actions\/(.+)$/.exec(to)?.[1] ?? [])
  for (const action of new Set(used)) {
    cpSync(join(root, 'dist', action), join(folder, 'dist', action), { recursive: true })
    mkdirSync(join(folder, 'actions', action), { recursive: true })
    const file = join('actions', action, 'action.yml')
    cpSync(join(root, file), join(folder, file))
  }
}

/** Writes files below a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Commits everything, and returns the commit. */
export function commit(folder: string, message: string): string {
  git(folder, 'add', '--all')
  const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@acme.example']
  git(folder, ...who, 'commit', '--quiet', '--message', message)
  return git(folder, 'rev-parse', 'HEAD')
}

/** Always at the same time, so that equal contents are equal commits. */
const WHEN = '2026-11-21T09:00:00Z'

function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_AUTHOR_DATE: WHEN, GIT_COMMITTER_DATE: WHEN }
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', env }).trim()
}
