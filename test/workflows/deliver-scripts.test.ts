import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, matchesGlob } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { at } from './document.ts'
import { root } from './real-tool.ts'

const workflow: unknown = parse(readFileSync(join(root, '.github/workflows/deliver.yml'), 'utf8'))

/** What a runner tells bash. */
const RUNNER = ['--noprofile', '--norc', '-eo', 'pipefail', '-c']

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deliver-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program that the script finds in PATH; `$CALLS` is where it can say that it was called. */
function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/bash\n${script}\n`, { mode: 0o755 })
}

/** A docker that notes its calls, and takes the password that a login is handed: whoever hands it to nobody fails, or not, by chance. */
function docker(answer = ''): void {
  const login = 'if [[ $1 == login ]]; then read -r || true; fi'
  program('docker', ['echo "docker $*" >> "$CALLS"', login, answer].join('\n'))
}

/** Runs the script of a step as a runner does, with nothing in PATH but the programs of the test, and what `PATH` adds. */
function run(job: string, name: string, env: Readonly<Record<string, string>>) {
  const steps = at(workflow, 'jobs', job, 'steps')
  const step = Array.isArray(steps) ? steps.find((one) => at(one, 'name') === name) : undefined
  const script = String(at(step, 'run'))
  const calls = join(folder, 'calls')
  const output = join(folder, 'output')
  for (const file of [calls, output]) writeFileSync(file, '')
  const { status, stdout } = spawnSync('/bin/bash', [...RUNNER, script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      CALLS: calls,
      GITHUB_OUTPUT: output,
      GITHUB_PATH: output,
      RUNNER_TEMP: join(folder, 'temp'),
      ...env,
      PATH: [folder, env['PATH']].join(':'),
    },
  })
  return {
    status,
    stdout,
    calls: readFileSync(calls, 'utf8'),
    output: readFileSync(output, 'utf8'),
  }
}

describe('the step that installs kubeconform', () => {
  const install = () => run('fast', 'Install kubeconform', { GOBIN: '/tools' })

  test('makes the version that our own tests use, and puts it into PATH', () => {
    program('go', 'echo "go $*" >> "$CALLS"')
    const module = readFileSync(join(root, 'scripts/tools/kubeconform/go.mod'), 'utf8')
    const [, version = 'none'] = /github\.com\/yannh\/kubeconform (v\S+)/.exec(module) ?? []
    expect(install()).toMatchObject({
      status: 0,
      calls: `go install github.com/yannh/kubeconform/cmd/kubeconform@${version}\n`,
      output: '/tools\n',
    })
  })

  test('leaves alone what is there', () => {
    program('go', 'echo "go $*" >> "$CALLS"')
    program('kubeconform', '')
    expect(install()).toMatchObject({ status: 0, calls: '', output: '' })
  })

  test('says what is missing where there is no Go either', () => {
    const { status, stdout } = install()
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error::.* install one of them in \.github\/actions\/setup\n$/)
  })
})

const PATH = '/usr/bin:/bin'
const COMMIT = 'c'.repeat(40)
const OTHER = 'd'.repeat(40)
const ONE = '1'.repeat(64)
const TWO = '2'.repeat(64)
const INDEX = `sha256:${'3'.repeat(64)}`

/** Docker with one tag that it may know: it says what it was made from, and takes what is pushed there. */
const DOCKER = `
echo "docker $*" >> "$CALLS"
case "$*" in
  *inspect*json*) cat image 2> /dev/null || { cat trouble >&2; exit 1; } ;;
  *inspect*Manifest*) echo "${INDEX}" ;;
  *inspect*) test -f image ;;
esac`

/** What \`imagetools inspect\` prints for images of two platforms. */
function imageOf(commit: string): string {
  const Labels = { 'org.opencontainers.image.revision': commit }
  const platforms = ['linux/amd64', 'linux/arm64'].map((name) => [name, { config: { Labels } }])
  return JSON.stringify(Object.fromEntries(platforms))
}

function file(name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
}

describe('the step that merges the platforms', () => {
  beforeEach(() => {
    program('docker', DOCKER)
    file('trouble', 'ERROR: ghcr.io/acme/cart:1.4.0: not found\n')
    file(`digests/${ONE}`, '')
    file(`digests/${TWO}`, '')
  })
  const merge = () =>
    run('image-index', 'Merge the platforms', {
      PATH,
      IMAGE: 'ghcr.io/acme/cart',
      VERSION: '1.4.0',
      PLATFORMS: '{"platforms":[{"arch":"amd64"},{"arch":"arm64"}]}',
      COMMIT,
    })
  const create = `create --tag ghcr.io/acme/cart:1.4.0 ghcr.io/acme/cart@sha256:${ONE} ghcr.io/acme/cart@sha256:${TWO}`

  test('makes the version of what was built for each platform', () => {
    const { status, calls, output } = merge()
    expect({ status, output }).toEqual({ status: 0, output: `digest=${INDEX}\n` })
    expect(calls).toContain(create)
  })

  test('makes it where a registry hides that there is none', () => {
    file('trouble', 'ERROR: unexpected status from HEAD request: 403 Forbidden\n')
    expect(merge().calls).toContain(create)
  })

  test('takes what a run of the same commit made before, and pushes nothing', () => {
    file('image', imageOf(COMMIT))
    const { status, calls, output } = merge()
    expect({ status, output }).toEqual({ status: 0, output: `digest=${INDEX}\n` })
    expect(calls).not.toContain('create')
  })

  test.each([
    ['another commit', imageOf(OTHER), OTHER],
    ['nobody knows what', '{"config":{}}', 'a commit that it does not name'],
  ])('never pushes over a version that was made from %s', (_, image, named) => {
    file('image', image)
    const { status, stdout, calls, output } = merge()
    expect({ status, output }).toEqual({ status: 1, output: '' })
    expect(stdout).toMatch(`made from ${named}, and this is ${COMMIT}; a version is never pushed`)
    expect(calls).not.toContain('create')
  })

  test('does not take a registry that is down for one without the version', () => {
    file('trouble', 'ERROR: unexpected status: 503 Service Unavailable\n')
    const { status, stdout, calls } = merge()
    expect(status).toBe(1)
    expect(stdout).toMatch(/503 Service Unavailable\); run this job again\n$/)
    expect(calls).not.toContain('create')
  })

  test.each([
    ['lacks a platform', () => rmSync(join(folder, 'digests', TWO)), 'there are 1 images for 2'],
    ['has one too many', () => file(`digests/${'4'.repeat(64)}`, ''), 'there are 3 images for 2'],
    ['has none', () => rmSync(join(folder, 'digests'), { recursive: true }), '"*" is no digest'],
    ['holds something else', () => file('digests/--tag', ''), '"--tag" is no digest'],
  ])('makes nothing where what was handed on %s', (_, spoil, said) => {
    spoil()
    const { status, stdout, calls } = merge()
    expect(status).toBe(1)
    expect(stdout).toContain(said)
    expect(calls).not.toContain('create')
  })
})

test('an image that is there is not built again', () => {
  program('docker', DOCKER)
  const look = () => run('image', 'Look for the image', { PATH, IMAGE: 'i', VERSION: '1' })
  expect(look()).toMatchObject({ status: 0, output: '' })
  file('image', imageOf(COMMIT))
  expect(look()).toMatchObject({ status: 0, output: 'found=true\n' })
})

test('a digest is kept outside of the checkout, whose folders may be called anything', () => {
  file('digests/README', '')
  const keep = () => run('image', 'Keep the digest', { PATH, DIGEST: `sha256:${ONE}` })
  expect(keep()).toMatchObject({ status: 0 })
  expect(existsSync(join(folder, 'temp/digests', ONE))).toBe(true)
})

test.each([
  ['a report that was committed', () => file('scan/image.sarif', '{"runs":[]}')],
  ['a link out of the checkout', () => symlinkSync('/nowhere', join(folder, 'scan'))],
])('%s is gone before the scan', (_, spoil) => {
  spoil()
  expect(run('scan', 'Make room for the reports', { PATH })).toMatchObject({ status: 0 })
  expect(readdirSync(join(folder, 'scan'))).toEqual([])
})

describe('the scan of an image', () => {
  const IMAGE = 'ghcr.io/acme/cart'
  const PLATFORMS = '{"platforms":[{"platform":"linux/amd64"},{"platform":"linux/arm64"}]}'
  const of = (digest: string, os: string, architecture: string) => ({
    digest: `sha256:${digest}`,
    platform: { os, architecture },
  })
  const manifests = [
    of(ONE, 'linux', 'amd64'),
    of('9'.repeat(64), 'unknown', 'unknown'),
    of(TWO, 'linux', 'arm64'),
  ]
  const fetch = (index: object, platforms = PLATFORMS) => {
    docker(`case "$*" in *inspect*) echo '${JSON.stringify(index)}' ;; esac`)
    const login = { USERNAME: 'ana', PASSWORD: 'secret' }
    const { status, calls } = run('scan', 'Fetch the image', {
      ...{ PATH, IMAGE, DIGEST: INDEX, PLATFORMS: platforms },
      ...login,
    })
    expect(status).toBe(0)
    return calls.split('\n').filter((call) => /^docker (?:pull|save)/.test(call))
  }

  test('fetches that of each platform by its own digest', () => {
    expect(fetch({ manifests })).toEqual([
      `docker pull --platform linux/amd64 ${IMAGE}@sha256:${ONE}`,
      `docker save --output scan/image-amd64.tar ${IMAGE}@sha256:${ONE}`,
      `docker pull --platform linux/arm64 ${IMAGE}@sha256:${TWO}`,
      `docker save --output scan/image-arm64.tar ${IMAGE}@sha256:${TWO}`,
    ])
  })

  test('fetches what has no index as it is', () => {
    expect(fetch({ digest: INDEX }, '{"platforms":[{"platform":"linux/arm64"}]}')).toEqual([
      `docker pull --platform linux/arm64 ${IMAGE}@${INDEX}`,
      `docker save --output scan/image-arm64.tar ${IMAGE}@${INDEX}`,
    ])
  })

  test('has a report for each, also where the scanner fails', () => {
    program('docker', 'echo "docker $*" >> "$CALLS"; echo no database >&2; exit 1')
    for (const arch of ['amd64', 'arm64']) file(`scan/image-${arch}.tar`, '')
    const { status, output, calls } = run('scan', 'Scan the image', { PATH, TRIVY: 'trivy' })
    expect({ status, output }).toEqual({
      status: 0,
      output: 'report=scan/image-amd64.sarif scan/image-arm64.sarif\n',
    })
    // The database is fetched for the first of them alone.
    expect(
      calls.match(/--volume fluxgate-scan:\/cache trivy --cache-dir \/cache image/g),
    ).toHaveLength(2)
    expect(calls.match(/--output \S+ --input \S+/g)).toEqual([
      '--output /scan/image-amd64.sarif --input /scan/image-amd64.tar',
      '--output /scan/image-arm64.sarif --input /scan/image-arm64.tar',
    ])
    expect(readFileSync(join(folder, 'scan/image-arm64.log'), 'utf8')).toBe('no database\n')
  })
})

describe('digests of several services in one run', () => {
  const job = (id: string) => JSON.stringify(at(workflow, 'jobs', id))
  const [, pattern = ''] = /"pattern":"([^"]+)"/.exec(job('image-index')) ?? []
  const [, name = ''] = /"name":"(digest[^"]+)"/.exec(job('image')) ?? []
  const of = (text: string, service: string) =>
    text.replace(/\$\{\{[^}]*service[^}]*\}\}/, service).replace(/\$\{\{[^}]*\}\}/, 'amd64')

  test.each([
    ['cart', 'cart', true],
    ['cart', 'cart-api', false],
    ['cart', 'shop.cart', false],
    ['shop', 'shop.cart', false],
  ])('for %s those of %s are taken: %s', (service, other, expected) => {
    expect(matchesGlob(of(name, other), of(pattern, service))).toBe(expected)
  })
})

describe('the step that creates a cluster', () => {
  const create = () => run('chart', 'Create a cluster', { GOBIN: folder })

  test('takes the kind that is there', () => {
    program('kind', 'echo "kind $*" >> "$CALLS"')
    expect(create()).toMatchObject({ status: 0, calls: 'kind create cluster --wait 120s\n' })
  })

  test('makes it with Go where there is none, and leaves it in PATH for the next step', () => {
    program('made', 'echo "kind $*" >> "$CALLS"')
    program('go', `echo "go $*" >> "$CALLS"; /bin/cp '${folder}/made' '${folder}/kind'`)
    const { status, calls, output } = create()
    expect({ status, output }).toEqual({ status: 0, output: `${folder}\n` })
    expect(calls).toMatch(/^go install sigs\.k8s\.io\/kind@v[0-9.]+\nkind create cluster /)
  })
})

describe('the step that loads the image', () => {
  const load = () =>
    run('chart', 'Load the image', {
      PATH,
      RUNNER_TEMP: '/temp',
      IMAGE: 'ghcr.io/acme/cart',
      VERSION: '1.4.0',
      DIGEST: INDEX,
      PLATFORM: 'linux/amd64',
      USERNAME: 'ana',
      PASSWORD: 'secret',
    })
  const fetched = `docker login ghcr.io --username ana --password-stdin
docker pull ghcr.io/acme/cart@${INDEX}
docker tag ghcr.io/acme/cart@${INDEX} ghcr.io/acme/cart:1.4.0
docker logout ghcr.io
docker save --platform linux/amd64 --output /temp/image.tar ghcr.io/acme/cart:1.4.0
`
  const loaded = 'kind load image-archive /temp/image.tar\n'
  beforeEach(() => program('kind', 'echo "kind $*" >> "$CALLS"'))

  test('hands the cluster the one platform that was pulled, since kind wants all that an index names', () => {
    docker()
    expect(load()).toMatchObject({ status: 0, calls: `${fetched}${loaded}` })
  })

  test('goes without that where Docker is too old to know of platforms', () => {
    docker('case "$*" in *save*--platform*) exit 125 ;; esac')
    const save = 'docker save --output /temp/image.tar ghcr.io/acme/cart:1.4.0\n'
    expect(load()).toMatchObject({ status: 0, calls: `${fetched}${save}${loaded}` })
  })
})

describe('the step that installs the chart', () => {
  beforeEach(() => program('helm', 'echo "$*" >> "$CALLS"'))
  const install = (imageTagAt: string) =>
    run('chart', 'Install and test the chart', {
      PATH,
      CHART: 'charts/cart',
      IMAGE_TAG_AT: imageTagAt,
      VERSION: '1.4.0',
    })
      .calls.trim()
      .split('\n')
  const tested = 'test delivered --logs --timeout 5m'

  test('takes what the chart depends on as its lock says', () => {
    const lock = `dependencies:
- name: redis
  repository: https://charts.example.com
  version: 1.0.0
- name: common
  repository: oci://ghcr.io/acme/charts
  version: 2.0.0
- name: valkey
  repository: https://charts.example.com
  version: 3.0.0
`
    file('charts/cart/Chart.lock', lock)
    expect(install('')).toEqual([
      'repo add repository-0 https://charts.example.com',
      'dependency build ./charts/cart',
      'install delivered ./charts/cart --wait --timeout 5m',
      tested,
    ])
    file('charts/cart/charts/redis-1.0.0.tgz', '')
    expect(install('')).toEqual(['install delivered ./charts/cart --wait --timeout 5m', tested])
  })

  test('sets the tag of the image that was built, and the values of this cluster', () => {
    file('charts/cart/ci/kind-values.yaml', '')
    expect(install('image.tag')).toEqual([
      'install delivered ./charts/cart --wait --timeout 5m --values charts/cart/ci/kind-values.yaml --set-string image.tag=1.4.0',
      tested,
    ])
  })
})
