import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { snippetsIn } from '../contract/snippets.ts'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, headOf, moment, pin, rolloutEvent } from '../support/gitops.ts'
import { baseFiles, overlayFiles, type Service } from '../support/overlays.ts'
import { byHand, endStage, type Stage, setStage } from './stage.ts'

const README = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')
const SERVICE: Service = { key: 'customer-service', kind: 'chart' }
const POLICY = '.fluxgate/policy.yaml'

/** The policy that the README begins with. */
function policyOfReadme(): string {
  const [policy] = snippetsIn('README.md', README)
  if (policy === undefined) throw new Error('the README shows no policy')
  return policy.text
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
  const files = new Map([
    ...baseFiles(SERVICE),
    ...overlayFiles('dev', SERVICE, '1.4.1'),
    ...overlayFiles('prod', SERVICE, '1.4.1'),
  ])
  const like = await stage.repository('like-any-other')
  const roles = { olga: 'write', dev: 'write' } as const
  const control = await stage.github.createRepository({
    owner: 'acme',
    name: 'gitops',
    files,
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

/** One story, in the order of the README's steps. */
describe('who follows the README', () => {
  test('is proposed a policy before there is one, and nothing is written', async () => {
    const end = await byHand(stage, gitops, 'open-promotion-pr', { 'dry-run': 'true' })
    expect(end.exitCode).toBe(0)
    expect(end.summary).toContain('## No policy yet')
    const proposed = suggested(end.summary)
    for (const line of policyOfReadme()
      .split('\n')
      .filter((one) => /overlays/.test(one))) {
      const [, overlays = ''] = /overlays: ("[^"]+")/.exec(line) ?? []
      expect(proposed).toContain(overlays)
    }
  })

  test('without reporters at first, gets the entry to add from the first event', async () => {
    const whole = policyOfReadme()
    const without = whole.replace(/^reporters: .*\n/m, '')
    expect(without).not.toBe(whole)
    await commitPolicy(without)
    const end = await cameUp('1.4.1')
    expect(end.summary).toContain('## Refused')
    const entry = suggested(end.summary).replace('[dev]', '[dev, prod]')
    expect(entry).toMatch(/^reporters:\n/)
    await commitPolicy(`${without}${entry}`)
  })

  test('says that what runs works, by the act that the README names', async () => {
    const inputs = { environment: 'dev', service: 'all', reason: 'runs for months' }
    const end = await byHand(stage, gitops, 'attest', inputs)
    expect([end.exitCode, end.outputs['operation']]).toEqual([0, 'created'])
    await sweepAll(stage.github, gitops)
    expect(gitops.control.pulls).toEqual([])
  })

  test('sees the pull request that the README shows, once Flux brought a version up in dev', async () => {
    await pin(gitops, 'dev', [SERVICE], '1.4.2')
    const end = await cameUp('1.4.2')
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'created' })
    const [pull, ...more] = gitops.control.pulls
    expect(more).toEqual([])
    const [title, ...shown] = pullRequestOfReadme()
    expect(title).toBe(`**${pull?.title}**`)
    const text = pull?.body.replace(/(since )[^:]+:[0-9]+ UTC/, '$1<time>') ?? ''
    const lines = text.replace(/ \(\[run\]\([^)]*\)\)/, '').split('\n')
    for (const line of shown) {
      expect(lines).toContain(line.replace(/(since )[^:]+:[0-9]+ UTC/, '$1<time>'))
    }
  })
})
