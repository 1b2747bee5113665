import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { gitOpsCopy } from '../../packages/cli/test/gitops-copy.ts'
import { toolsFolder } from '../../scripts/setup/catalogue.ts'
import { type ServiceFolder, serviceOf, toolchains, toyService } from '../support/service.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const PROGRAM = join(ROOT, 'dist', 'cli', 'index.js')
/** Node first: what `env node` finds is what runs the program. */
const PATH = [dirname(process.execPath), toolsFolder, process.env['PATH']].join(delimiter)

interface End {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function fluxgate({ root }: Pick<ServiceFolder, 'root'>, words: readonly string[], more = {}): End {
  const env = { PATH, HOME: root, ...more }
  return spawnSync(PROGRAM, [...words], { cwd: root, env, encoding: 'utf8' })
}

/** Before a program begins, takes from Node what the oldest one that the package promises to run on does not have. */
const OLDEST_NODE = `--import=data:text/javascript,${encodeURIComponent(
  'delete Promise.withResolvers; delete Promise.try; delete Array.fromAsync; delete RegExp.escape; delete Error.isError;' +
    'delete Object.groupBy; delete Map.groupBy; delete globalThis.Iterator;' +
    'for (const name of ["union", "intersection", "difference", "isSubsetOf", "isSupersetOf", "isDisjointFrom"]) delete Set.prototype[name];' +
    'const iterator = Object.getPrototypeOf(Object.getPrototypeOf([].values()));' +
    'for (const name of ["map", "filter", "take", "drop", "flatMap", "reduce", "toArray", "forEach", "some", "every", "find"]) delete iterator[name];',
)}`

/** Without what differs from run to run. */
const steady = (text: string): string =>
  text.replace(/, [^,]+ at most\)/g, ', <time>)').replace(/\d+(?:\.\d+)? m?s\b/g, '<time>')

describe('without a terminal', () => {
  test('everything is printed as it comes, and the exit code says how it ended', () => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: echo one }',
      '  - { name: slow, run: [echo two >&2, exit 3] }',
      '  - { name: slower, run: echo three }',
    )
    const end = fluxgate(service, ['test'])
    expect(steady(end.stdout)).toBe(`── unit (1 of 3, <time>)
one
✔ unit passed, <time>
── slow (2 of 3, <time>)
two
✖ slow failed: exit 3, <time>
– slower not reached after slow

shop: slow failed: exit 3 (<time> of 15 min)
`)
    expect([end.status, end.stderr]).toEqual([1, ''])
    expect(fluxgate(service, ['test', 'unit']).status).toBe(0)
  })

  test.each<[readonly string[], RegExp]>([
    [
      ['tests'],
      /^fluxgate: there is no command "tests"; there are "check" and "test"\nsee fluxgate --help\n$/,
    ],
    [['test', 'e2e'], /^fluxgate: there is no step "e2e"; there are all, unit, analysis\n$/],
    [
      ['test', '--delivery', 'x/.fluxgate/delivery.yaml'],
      /^fluxgate: there is no delivery file "x\/\.fluxgate\/delivery\.yaml"/,
    ],
  ])('%j can not begin, and says why in one line', (words, said) => {
    using service = serviceOf('stages:', '  - { name: unit, run: "true" }')
    const { status, stdout, stderr } = fluxgate(service, words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(said)
  })

  test('every mistake of a delivery file is told with its place', () => {
    using service = serviceOf('stages:', '  - { nam: unit, run: "true" }', 'bugdet: 3m')
    const { status, stderr } = fluxgate(service, ['test'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/\.fluxgate\/delivery\.yaml:4:7 .*\n\.fluxgate\/delivery\.yaml:5:1 /)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  test('only what is quick runs with --fast, and what needs Docker is skipped without it', () => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: echo one }',
      '  - { name: kind, run: echo two, needsDocker: true }',
      '  - { name: after, run: echo three }',
    )
    const more = { DOCKER_HOST: 'unix:///nonexistent.sock' }
    expect(fluxgate(service, ['test', '--fast'], more).stdout).not.toMatch(/kind|after/)
    const all = fluxgate(service, ['test'], more)
    expect(all.stdout).toContain('– kind skipped: it needs Docker, which does not answer here\n')
    expect([all.status, /^three$/m.test(all.stdout)]).toEqual([0, true])
    expect(fluxgate(service, ['test'], { ...more, CI: 'true' }).status).toBe(1)
  })

  test('what runs is ended, without a word, where nobody reads on', async () => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: while sleep 0.02; do echo one; done }',
    )
    const child = spawn(PROGRAM, ['test'], {
      cwd: service.root,
      env: { PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let complained = ''
    child.stderr.on('data', (chunk) => {
      complained += String(chunk)
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect([code, complained]).toEqual([141, ''])
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the stage that runs, with all that it started', async (signal, code) => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: ["sleep 300 & echo $! > pid", wait] }',
    )
    const child = spawn(PROGRAM, ['test'], { cwd: service.root, env: { PATH }, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const file = join(service.root, 'pid')
    while (!existsSync(file) || readFileSync(file, 'utf8') === '') await pause(20)
    child.kill(signal)
    expect(await ended).toBe(code)
    const pid = readFileSync(file, 'utf8').trim()
    expect(
      existsSync(`/proc/${pid}`) &&
        !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')),
    ).toBe(false)
  })
})

test('a policy is checked in the folder that it begins in', () => {
  using copy = gitOpsCopy(
    {
      '.fluxgate/policy.yaml':
        'version: 1\nenvironments: { dev: { overlays: "apps/dev/{service}" } }\n',
    },
    { 'dev/shop': '1.4.2' },
  )
  const right = fluxgate(copy, ['check'])
  expect([right.status, right.stderr]).toEqual([0, ''])
  expect(right.stdout).toMatch(
    /^dev, where bumps land by commit\n {2}services {4}1 in apps\/dev\/\{service\}:\n {14}shop 1\.4\.2\n/,
  )
  copy.write('.fluxgate/holds/dev/shpo.yaml', '- { version: 1.4.3, reason: leaks, by: olga }\n')
  const wrong = fluxgate(copy, ['check'])
  expect([wrong.status, wrong.stdout.split('\n').at(-4)]).toEqual([
    1,
    expect.stringMatching(
      /^\.fluxgate\/holds\/dev\/shpo\.yaml holds nothing: .*did you mean "shop"\?$/,
    ),
  ])
})

describe('on a terminal', () => {
  /** Runs the program with a terminal of its own, of 80 columns. */
  function onTerminal(
    { root }: ServiceFolder,
    words: readonly string[],
  ): { readonly status: number | null; readonly shown: string } {
    const python =
      'import fcntl,os,pty,struct,sys,termios\npid, fd = pty.fork()\nif pid == 0: os.execv(sys.argv[1], sys.argv[1:])\nfcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))\nwhile True:\n  try: data = os.read(fd, 4096)\n  except OSError: break\n  if not data: break\n  os.write(1, data)\nsys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))'
    const end = spawnSync('python3', ['-c', python, PROGRAM, ...words], {
      cwd: root,
      env: { PATH, TERM: 'xterm-256color' },
      encoding: 'utf8',
    })
    return { status: end.status, shown: end.stdout.replaceAll('\r\n', '\n') }
  }

  test('each step is a line that is drawn again while it runs', () => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: [echo quiet, sleep 1.5] }',
      '  - { name: slow, run: [echo loud, exit 2] }',
    )
    const { status, shown } = onTerminal(service, ['test'])
    expect(status).toBe(1)
    const drawn = stripVTControlCharacters(shown.replaceAll('\r', '\n')).split('\n')
    expect(drawn.filter((line) => line.includes(' unit (1 of 2) ')).length).toBeGreaterThan(2)
    const lines = stripVTControlCharacters(shown.replaceAll(/[^\n]*\r/g, ''))
    expect(steady(lines)).toBe(
      '✔ unit passed, <time>\n── what slow printed\nloud\n✖ slow failed: exit 2, <time>\n\nshop: slow failed: exit 2 (<time> of 15 min)\n',
    )
  })

  test('everything is printed where that is asked for', () => {
    using service = serviceOf('stages:', '  - { name: unit, run: echo quiet }')
    expect(onTerminal(service, ['test', '--plain']).shown).toContain('\nquiet\n')
  })
})

describe('the package', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fluxgate-package-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is what npm publishes, and runs by npx in another project, on the oldest Node that it promises', () => {
    const npm = (args: readonly string[], cwd: string): string =>
      execFileSync('npm', [...args], {
        cwd,
        env: { PATH, HOME: folder, npm_config_cache: join(folder, 'cache') },
        encoding: 'utf8',
      })
    const [packed]: { filename: string; files: { path: string; mode: number }[] }[] = JSON.parse(
      npm(['pack', '--json', '--pack-destination', folder], join(ROOT, 'dist', 'cli')),
    )
    expect(packed?.files.map(({ path }) => path).sort()).toEqual([
      'LICENSE',
      'README.md',
      'index.js',
      'licenses.txt',
      'package.json',
    ])
    using project = toyService('node')
    npm(
      [
        'install',
        '--offline',
        '--no-save',
        '--no-package-lock',
        join(folder, packed?.filename ?? ''),
      ],
      project.root,
    )
    const npx = spawnSync('npx', ['--no-install', 'fluxgate', 'test'], {
      cwd: project.root,
      env: { HOME: folder, ...toolchains(), PATH, NODE_OPTIONS: OLDEST_NODE },
      encoding: 'utf8',
    })
    expect(npx.stdout).toMatch(/^✔ unit passed, .*, 3 tests, 1 skipped$/m)
    expect(npx.stdout).toMatch(/^prices-node: 2 steps passed in /m)
    expect(npx.status).toBe(0)
    const version = spawnSync('npx', ['--no-install', 'fluxgate', '--version'], {
      cwd: project.root,
      env: { HOME: folder, PATH },
      encoding: 'utf8',
    })
    const root: { version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(version.stdout).toBe(`${root.version}\n`)
  })
})

describe('pre-commit', () => {
  const hooks = load(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'))

  test('is offered the fast stages and the check of a policy, by a program that git holds as one', () => {
    expect(hooks).toEqual([
      expect.objectContaining({
        id: 'fluxgate-test',
        entry: 'dist/cli/index.js test',
        args: ['--fast'],
        language: 'script',
        pass_filenames: false,
      }),
      expect.objectContaining({
        id: 'fluxgate-check',
        entry: 'dist/cli/index.js check',
        language: 'script',
        pass_filenames: false,
      }),
    ])
    expect(statSync(PROGRAM).mode & 0o111).toBe(0o111)
    expect(readFileSync(PROGRAM, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  test('runs them, and stops a commit whose tests fail', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fluxgate-hooks-'))
    try {
      const env = {
        PATH,
        HOME: folder,
        PRE_COMMIT_HOME: join(folder, 'cache'),
        GIT_CONFIG_NOSYSTEM: '1',
      }
      const git = (cwd: string, ...args: readonly string[]): End =>
        spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
          cwd,
          env,
          encoding: 'utf8',
        })
      const suite = join(folder, 'fluxgate')
      mkdirSync(join(suite, 'dist'), { recursive: true })
      cpSync(join(ROOT, '.pre-commit-hooks.yaml'), join(suite, '.pre-commit-hooks.yaml'))
      cpSync(join(ROOT, 'dist', 'cli'), join(suite, 'dist', 'cli'), { recursive: true })
      chmodSync(join(suite, 'dist', 'cli', 'index.js'), 0o755)
      git(suite, 'init', '-q')
      git(suite, 'add', '-A')
      git(suite, 'commit', '-qm', 'Release')
      const rev = git(suite, 'rev-parse', 'HEAD').stdout.trim()

      using service = serviceOf(
        'stages:',
        '  - { name: unit, run: "test ! -e broken && git init -q inner && git -C inner status" }',
        '  - { name: kind, run: exit 9, needsDocker: true }',
      )
      service.write(
        '.pre-commit-config.yaml',
        `repos:\n  - repo: ${suite}\n    rev: ${rev}\n    hooks: [{ id: fluxgate-test }]\n`,
      )
      service.write('.gitignore', 'inner/\n')
      git(service.root, 'init', '-q')
      expect(
        spawnSync('pre-commit', ['install'], { cwd: service.root, env, encoding: 'utf8' }).status,
      ).toBe(0)
      git(service.root, 'add', '-A')
      const good = git(service.root, 'commit', '-m', 'Good')
      expect(`${good.stdout}${good.stderr}`).toMatch(/^fluxgate test\.+Passed$/m)
      service.write('broken', '')
      git(service.root, 'add', '-A')
      const bad = git(service.root, 'commit', '-am', 'Bad')
      expect(bad.status).toBe(1)
      expect(`${bad.stdout}${bad.stderr}`).toContain('shop: unit failed: exit 1')
      expect(git(service.root, 'log', '--format=%s').stdout).toBe('Good\n')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
