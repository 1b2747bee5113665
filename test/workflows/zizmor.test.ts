import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { root, runRealTool } from './real-tool.ts'

/** All that zizmor knows how to read: workflows, actions, Dependabot's file, and the examples. */
const inputs = globSync(
  [
    '.github/{workflows/*,dependabot}.yml',
    'actions/*/action.yml',
    'docs/*/{.github/workflows,with-environment}/*.yml',
  ],
  { cwd: root },
).sort()

/** At its strictest, without the network, and without a configuration that could hide something. */
function zizmor(files: readonly string[]) {
  const strict = ['--persona=auditor', '--strict-collection', '--no-config']
  return runRealTool('zizmor', [
    ...strict,
    ...['--offline', '--no-progress', '--color=never', ...files],
  ])
}

describe('zizmor over our workflows, our actions and those that users copy', () => {
  const run = zizmor(inputs)

  test('reads every file it is given', () => {
    const read = [...run.stderr.matchAll(/completed (\S+)/g)].map(([, file]) => file)
    expect(read.sort()).toEqual(inputs)
    expect(inputs).toContain('.github/workflows/promote.yml')
    expect(inputs).toContain('docs/gitops-repository/with-environment/promote.yml')
  })

  test('finds nothing', () => {
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('No findings') })
  })

  test('finds the step that people copy today, so that nothing found means something', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fluxgate-zizmor-'))
    try {
      const ci = readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8').trimEnd()
      const file = join(folder, 'ci.yml')
      writeFileSync(
        file,
        `${ci}\n      - run: echo $\{{ github.event.client_payload.metadata.revision }}\n`,
      )
      expect(zizmor([file])).toMatchObject({
        status: 14,
        stdout: expect.stringContaining('error[template-injection]'),
      })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
