import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parsePolicy } from '@fluxgate/policy'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { gitOpsCopy } from '../../packages/cli/test/gitops-copy.ts'
import { snippetsIn } from '../contract/snippets.ts'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, headOf, moment, pin, rolloutEvent } from '../support/gitops.ts'
import { baseFiles, overlayFiles, type Service } from '../support/overlays.ts'
import { byHand, endStage, type Stage, setStage } from './stage.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const SERVICE: Service = { key: 'customer-service', kind: 'chart' }
const POLICY = '.fluxgate/policy.yaml'
const FILES: Readonly<Record<string, string>> = Object.fromEntries([
  ...baseFiles(SERVICE),
  ...overlayFiles('dev', SERVICE, '1.4.2'),
  ...overlayFiles('prod', SERVICE, '1.4.1'),
])

/** The policy that the README begins with. */
function policyOfReadme(): string {
  const [policy] = snippetsIn('README.md', README)
  if (policy === undefined) throw new Error('the README shows no policy')
  return policy.text
}

/** The line that proposes a policy, with the built program in the place of what npm has. */
function proposal(): string {
  const [line] = /^mkdir .*npx fluxgate check.*$/m.exec(README) ?? []
  if (line === undefined) throw new Error('the README proposes no policy')
  return line.replace('npx fluxgate', join(ROOT, 'dist', 'cli', 'index.js'))
}

/** The pull request that the README shows, without its quotation marks. */
function pullRequestOfReadme(): readonly string[] {
  const lines = README.split('\n').filter((line) => line.startsWith('>'))
  return lines.map((line) => line.replace(/^> ?/, '')).filter((line) => line !== '')
}

/** The lines in the summary's only block of YAML. */
function suggested(summary: string): string {
  const [block] = snippetsIn('summary', summary)
  if (block === undefined) throw new Error(`no lines to add in: ${summary}`)
  return block.text
}

let stage: Stage
let gitops: GitOps
beforeAll(async () => {
  stage = await setStage()
  const like = await stage.repository('like-any-other')
  const roles = { olga: 'write', dev: 'write' } as const
  const control = await stage.github.createRepository({
    owner: 'acme',
    name: 'gitops',
    files: FILES,
    roles,
  })
  const { fullName } = control
  gitops = { ...like, control, fullName, services: [SERVICE], since: headOf(control) }
})
afterAll(() => endStage(stage))

async function commitPolicy(text: string): Promise<void> {
  await gitops.control.commit({ files: { [POLICY]: text }, message: 'The policy', by: 'dev' })
}

function cameUp(version: string) {
  const event = rolloutEvent(gitops, SERVICE, version, { at: moment(Date.now()) })
  return handle(stage.github, gitops, event)
}

/** Without the moment, and without the links beside it. */
function steady(line: string): string {
  return line.replace(/(since )[^:]+:[0-9]+ UTC/, '$1<time>').replace(/ \(\[run\]\([^)]*\)\)/, '')
}

/** One story, in the order of the README. */
describe('who follows the README', () => {
  let policy = policyOfReadme()

  test('is proposed the policy that it shows, by the line that it shows', async () => {
    using copy = gitOpsCopy(FILES, {})
    const env = { PATH: [dirname(process.execPath), process.env['PATH']].join(':') }
    const { stderr } = spawnSync('sh', ['-c', proposal()], {
      cwd: copy.root,
      env,
      encoding: 'utf8',
    })
    expect(stderr).toMatch(/one made from what is here is printed: read it/)
    const [people = ''] = /^people: .*$/m.exec(policy) ?? []
    const written = readFileSync(join(copy.root, POLICY), 'utf8').replace(/^people: .*$/m, people)
    expect(parsePolicy(written, POLICY)).toEqual(parsePolicy(policy, POLICY))
    await commitPolicy(policy)
  })

  test('sees the pull request that it shows, once a person attests what dev runs', async () => {
    const [, reason = ''] = /attested by olga: “([^”]+)”/.exec(README) ?? []
    const inputs = { environment: 'dev', service: 'all', reason }
    const end = await byHand(stage, gitops, 'attest', inputs)
    expect([end.exitCode, end.outputs['operation']]).toEqual([0, 'created'])
    await sweepAll(stage.github, gitops)
    const [pull, ...more] = gitops.control.pulls
    expect(more).toEqual([])
    const [title, ...shown] = pullRequestOfReadme()
    expect(title).toBe(`**${pull?.title}**`)
    const lines = pull?.body.split('\n').map(steady)
    for (const line of shown) expect(lines).toContain(steady(line))
  })

  test('gets what to put under reporters from the first event', async () => {
    const end = await cameUp('1.4.2')
    expect(end.summary).toContain('## Refused')
    const entry = suggested(end.summary).replace('[dev]', '[dev, prod]')
    expect(entry).toMatch(/^reporters:\n/)
    policy = `${policy}${entry}`
    await commitPolicy(policy)
  })

  test('has every version proposed that Flux brings up in dev from then on', async () => {
    await pin(gitops, 'dev', [SERVICE], '1.4.3')
    const end = await cameUp('1.4.3')
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'updated' })
    expect(gitops.control.pulls.map(({ title }) => title)).toEqual([
      'Promote customer-service 1.4.3 to prod',
    ])
  })
})
