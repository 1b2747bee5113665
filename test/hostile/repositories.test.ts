import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { byHand, endStage, type Stage, setStage } from '../bundle/stage.ts'
import { sweepAll } from '../support/bundle-runs.ts'
import type { GitOps, Service } from '../support/gitops.ts'
import { type ActionEnd, shareProcesses } from '../support/run-action.ts'
import { CORPORA } from './corpus.ts'
import { type Guards, guarded } from './guarded.ts'
import { harmIn, textsIn } from './harm.ts'

shareProcesses()

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

const NAMES = ['operation', 'reason', 'records', 'pull-requests', 'commit', 'pull-request']

/** GitHub is written to slowly after the first twenty writes of a run, which are those of so many services. */
const AT_ONCE = 5

/** A few texts of each threat, and all that GitHub would make something of. */
const PORTIONS = CORPORA.filter(({ threat }) => threat !== 'S10').flatMap(
  ({ threat, texts, about }) =>
    portionsOf(texts, threat === 'S17' ? texts.length : AT_ONCE).map(
      (portion, index) => [`${threat}.${index}`, about, portion] as const,
    ),
)

/** The first few texts of each threat. */
const FIRST = PORTIONS.filter(([name]) => name.endsWith('.0'))

function portionsOf(texts: readonly string[], most: number): readonly (readonly string[])[] {
  const count = Math.ceil(Math.min(most, texts.length) / AT_ONCE)
  return Array.from({ length: count }, (_, index) =>
    texts.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  )
}

/** A repository with a service for each text. */
function seeded(name: string, texts: readonly string[]): Promise<GitOps> {
  return stage.repository(name, { services: texts.length })
}

async function calm(
  gitops: GitOps,
  run: (guards: Guards) => Promise<ActionEnd>,
): Promise<ActionEnd> {
  const tried = await guarded(run)
  const allowed = { token: gitops.token, site: stage.github.url, outputs: NAMES }
  expect(harmIn(tried, allowed, new Map([...textsIn(gitops), ...messagesIn(gitops)]))).toEqual([])
  return tried.end
}

/** Attests all that dev runs, then sweeps: the promotions follow. */
async function promoteAll(gitops: GitOps): Promise<ActionEnd> {
  const inputs = { environment: 'dev', service: 'all', reason: 'seen working' }
  await calm(gitops, (guards) => byHand(stage, gitops, 'attest', inputs, guards))
  return calm(gitops, (guards) => sweepAll(stage.github, gitops, {}, guards))
}

/** Messages of commits that we made: a squash can close an issue with them. */
function messagesIn({ control, since }: GitOps): ReadonlyMap<string, string> {
  const args = [
    '--git-dir',
    control.directory,
    'log',
    '--all',
    '--format=%B%x00',
    '--author=fluxgate',
    '--not',
    since,
  ]
  const messages = execFileSync('git', args, { encoding: 'utf8' }).split('\u0000')
  return new Map(messages.map((message, index) => [`commit message ${index}`, message]))
}

/** Files that promotions change; each has to be its own service's. */
function changedBy({ control }: GitOps): readonly string[] {
  return [...control.branches()].flatMap(([branch]) => {
    if (branch === 'main') return []
    const args = ['--git-dir', control.directory, 'diff', '--name-only', `main...${branch}`]
    const files = execFileSync('git', args, { encoding: 'utf8' }).trim().split('\n')
    const key = /^promote\/prod\/(svc-\d+)$/.exec(branch)?.[1]
    return files
      .filter((file) => file !== `apps/prod/${key}/patch.yaml`)
      .map((file) => `${branch}: ${file}`)
  })
}

/** Every service's dev overlay, rewritten with the text that belongs to it. */
async function rewrite(
  gitops: GitOps,
  texts: readonly string[],
  change: (patch: string, text: string, service: Service) => string,
): Promise<void> {
  const files = new Map<string, string>()
  for (const [index, service] of gitops.services.entries()) {
    const path = `apps/dev/${service.key}/patch.yaml`
    const patch = (await gitops.control.read(path)) ?? ''
    files.set(path, change(patch, texts[index] ?? '', service))
  }
  await gitops.control.commit({ files, message: 'Change dev' })
}

const inYaml = (text: string) => JSON.stringify(text).replaceAll('\u2028', '\\u2028')
const raised = (patch: string) => patch.replace(/(version|tag): 1\.0\.0/g, '$1: 1.1.0')

describe('a repository in which a hostile text stands', () => {
  test.each(FIRST)('as the version that dev runs: %s, %s', async (name, _, texts) => {
    const gitops = await seeded(`version-${name}`, texts)
    await rewrite(gitops, texts, (patch, text) =>
      patch.replace(/^( +(?:version|tag): )1\.0\.0/m, (_, key: string) => `${key}${inYaml(text)}`),
    )
    await promoteAll(gitops)
    expect(changedBy(gitops)).toEqual([])
  })

  test.each(PORTIONS)(
    'beside a version that dev runs, in values and annotations: %s, %s',
    async (name, _, texts) => {
      const gitops = await seeded(`beside-${name}`, texts)
      await rewrite(gitops, texts, (patch, text, { kind }) => {
        const annotations = ['release', 'source-repository', 'source-commit'].map(
          (name) => `    event.toolkit.fluxcd.io/${name}: ${inYaml(text)}\n`,
        )
        const noted = patch.replace(
          '  namespace: apps\n',
          `  namespace: apps\n  annotations:\n${annotations.join('')}`,
        )
        return kind === 'oci'
          ? raised(patch)
          : raised(noted).replace(
              '  values:\n',
              `  values:\n    ${inYaml(text)}: ${inYaml(text)}\n`,
            )
      })
      const { summary } = await promoteAll(gitops)
      expect(changedBy(gitops)).toEqual([])
      expect(gitops.control.pulls.length).toBeGreaterThan(0)
      expect(summary).not.toBe('')
    },
  )

  test.each(FIRST)(
    'in holds, kustomizations and names of files: %s, %s',
    async (name, _, texts) => {
      const gitops = await seeded(`files-${name}`, texts)
      await rewrite(gitops, texts, raised)
      const files = new Map<string, string>()
      for (const [index, { key }] of gitops.services.entries()) {
        const text = texts[index] ?? ''
        const hold = `- { version: 1.1.0, reason: ${inYaml(text)}, by: ${inYaml(text)} }\n`
        if (index % 3 === 0) files.set(`.fluxgate/holds/prod/${key}.yaml`, hold)
        const path = `apps/prod/${key}/kustomization.yaml`
        const resources = `resources:\n  - ../../base/${key}\n  - ${inYaml(text)}\n`
        if (index % 3 === 1) files.set(path, `${resources}patches:\n  - path: patch.yaml\n`)
        const name = text.replaceAll('/', '-').replaceAll('\u0000', '-')
        if (index % 3 === 2 && !/^(?:|\.{1,2}|\.git)$/i.test(name))
          files.set(`apps/dev/${name}/patch.yaml`, 'a: 1\n')
      }
      await gitops.control.commit({ files, message: 'Change files' })
      await promoteAll(gitops)
      expect(changedBy(gitops)).toEqual([])
    },
  )

  test.each(FIRST)('in the policy: %s, %s', async (name, _, texts) => {
    const gitops = await stage.repository(`policy-${name}`, { ahead: 1 })
    const at = (index: number) => inYaml(texts[index % texts.length] ?? '')
    const text = `version: 1
${at(0)}: ${at(1)}
branch: ${at(2)}
environments:
  ${at(3)}: { overlays: ${at(4)} }
  dev: { overlays: ${inYaml(`apps/${texts[5 % texts.length]}/{service}`)}, after: [${at(6)}], clusters: [${at(0)}] }
  prod: { after: [dev], overlays: "apps/prod/{service}", land: ${at(1)}, pins: { chart: ${at(2)} } }
pins: { image: [{ tag: ${at(3)} }], values: [${at(4)}], order: ${at(5)} }
reporters: [{ id: ${at(6)}, login: ${at(0)}, environments: [${at(1)}] }]
people: { attest: [${at(2)}], override: ${at(3)} }
services: { ${at(4)}: { helmReleases: { ${at(5)}: ${at(6)} } } }
`
    await gitops.control.commit({ files: { '.fluxgate/policy.yaml': text }, message: 'Break it' })
    const end = await calm(gitops, (guards) => sweepAll(stage.github, gitops, {}, guards))
    expect(end.exitCode).toBe(1)
    expect(end.summary).toContain('### What is wrong')
    expect(gitops.control.pulls).toEqual([])
  })

  test.each(FIRST)('and no policy: %s, %s', async (name, _, texts) => {
    const gitops = await seeded(`scan-${name}`, texts)
    const files = new Map<string, string | undefined>([['.fluxgate/policy.yaml', undefined]])
    for (const [index, { key }] of gitops.services.entries()) {
      const path = `apps/base/${key}/release.yaml`
      const release = (await gitops.control.read(path)) ?? ''
      const name = inYaml(texts[index] ?? '')
      files.set(
        path,
        release
          .replace(`name: ${key}`, () => `name: ${name}`)
          .replace('namespace: apps', () => `namespace: ${name}`),
      )
    }
    await gitops.control.commit({ files, message: 'Odd names' })
    const end = await calm(gitops, (guards) => sweepAll(stage.github, gitops, {}, guards))
    expect(end.outputs['operation']).toBe('none')
    expect(end.summary).toContain('## No policy yet')
  })
})

test.each(PORTIONS.filter(([name]) => name.startsWith('S17')))(
  'titles that people gave our pull requests are quoted without life: %s, %s',
  async (name, _, texts) => {
    const gitops = await seeded(`titles-${name}`, texts)
    await rewrite(gitops, texts, raised)
    await promoteAll(gitops)
    const { control } = gitops
    for (const { number } of control.pulls) {
      await control.editPullRequest(number, {
        by: 'dev',
        title: `${texts[number % texts.length]} x`,
      })
    }
    await rewrite(gitops, texts, (patch, _, service) =>
      raised(patch)
        .replaceAll('1.1.0', '1.2.0')
        .replace(/digest: .*/, `digest: sha256:${service.key.slice(-1).repeat(64)}`),
    )
    const inputs = { environment: 'dev', service: 'all', reason: 'seen working' }
    const silent = (guards: Guards) => byHand(stage, gitops, 'attest', inputs, guards)
    await guarded(silent)
    await calm(gitops, (guards) => sweepAll(stage.github, gitops, {}, guards))
    expect(
      control.pulls.every(({ title }) => /^Promote svc-\d+ 1\.2\.0 to prod$/.test(title)),
    ).toBe(true)
    expect(control.pulls.every(({ body }) => body.includes('Replaces'))).toBe(true)
  },
)
