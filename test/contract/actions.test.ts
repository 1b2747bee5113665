import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { type ActionFile, actionNames, readActionFile } from '../../scripts/docs/action-file.ts'
import { newReadme, withTables } from '../../scripts/docs/readme.ts'

const root = join(import.meta.dirname, '..', '..')

/** The names that users write in their workflows: taking one away or renaming it breaks them. */
const PROMISED: Readonly<Record<string, { inputs: string; outputs: string }>> = {
  attest: {
    inputs: 'repository environment service version cluster reason token dry-run',
    outputs: 'operation reason records',
  },
  'build-test': {
    inputs: 'delivery stages budget spent changed-since',
    outputs: 'passed chart-changed duration stages failed-stage',
  },
  'bump-helmrelease': {
    inputs:
      'repository environment service chart-version chart-digest image-tag image-digest image-in-chart source workflow wait-minutes token dry-run',
    outputs: 'operation reason commit pull-request',
  },
  'handle-dispatch-promotion': {
    inputs: 'event repository token source-token dry-run',
    outputs: 'decision reason operation pull-requests',
  },
  hold: {
    inputs: 'repository environment service version release reason until lift token dry-run',
    outputs: 'operation reason commit pull-request',
  },
  'open-promotion-pr': {
    inputs: 'repository from to service version skip take-out reason token source-token dry-run',
    outputs: 'operation reason pull-requests',
  },
  'plan-delivery': {
    inputs: 'delivery version since token',
    outputs:
      'service version changed chart-changed fast-stages slow-stages analysis image chart image-tag-at image-in-chart root deploys repository environment budget over-budget reason',
  },
  'promotion-gate': {
    inputs: 'repository pull-request skip head reason token source-token dry-run',
    outputs: 'state until operation reason',
  },
  'publish-chart': {
    inputs:
      'chart delivery version app-version registry username password image-tag image-digest image-tag-at image-digest-at',
    outputs: 'operation reason version digest reference',
  },
  'read-scan': { inputs: 'reports fail-on no-database', outputs: 'passed findings scanned' },
  'report-delivery': {
    inputs: 'service environment version reason budget over-budget stages bump-job operation token',
    outputs: 'minutes within-budget delivered',
  },
  rollback: {
    inputs: 'repository environment service to reason until token dry-run',
    outputs: 'operation reason commit pull-request',
  },
}

/** The names that an action's own `inputs.ts` asks for, found by letting it read from a source that only listens. */
async function namesRead(action: string): Promise<readonly string[]> {
  const module: unknown = await import(
    pathToFileURL(join(root, 'actions', action, 'src', 'inputs.ts')).href
  )
  if (typeof module !== 'object' || module === null || !('inputs' in module)) {
    throw new Error(`actions/${action}/src/inputs.ts exports no function "inputs"`)
  }
  const { inputs } = module
  if (typeof inputs !== 'function') throw new Error(`"inputs" of ${action} is no function`)
  const asked = new Set<string>()
  const listening = {
    get(name: string): string {
      asked.add(name)
      return ''
    },
  }
  try {
    inputs(listening, { owner: 'acme', name: 'gitops' })
  } catch (problem) {
    // Every input is empty, so what is required is complained about, after all of them were read.
    if (!(problem instanceof Error) || problem.name !== 'UserError') throw problem
  }
  return [...asked].sort()
}

test('the actions are those that users are promised', () => {
  expect(actionNames(root)).toEqual(Object.keys(PROMISED))
})

describe.each(actionNames(root))('%s', (name) => {
  const action = readActionFile(root, name)
  const declared = action.inputs.map((input) => input.name)

  test('declares the inputs and outputs that users are promised', () => {
    expect(declared.join(' ')).toBe(PROMISED[name]?.inputs)
    expect(action.outputs.map((output) => output.name).join(' ')).toBe(PROMISED[name]?.outputs)
  })

  test('reads every input that it declares, and no other', async () => {
    expect(await namesRead(name)).toEqual([...declared].sort())
  })

  test('shows them all in its README', () => {
    const readme = readFileSync(join(root, 'actions', name, 'README.md'), 'utf8')
    expect(readme).toBe(withTables(readme, action))
  })

  test('runs a bundle that exists, on Node 24', () => {
    expect(action.using).toBe('node24')
    const bundle = normalize(join('actions', name, action.main))
    expect(bundle).toBe(join('dist', name, 'index.js'))
    expect(existsSync(join(root, bundle))).toBe(true)
  })
})

describe('the generated tables', () => {
  const action: ActionFile = {
    action: 'sample',
    title: 'Sample',
    description: 'Shows.',
    inputs: [
      { name: 'one', description: 'a | b\n', isRequired: true, default: undefined },
      { name: 'two', description: 'Second.', isRequired: false, default: 'x' },
    ],
    outputs: [{ name: 'three', description: 'Third.' }],
    using: 'node24',
    main: '../../dist/sample/index.js',
  }

  test('stand between their markers, with what is written around them left alone', () => {
    const readme = newReadme(action)
    expect(readme).toContain('| `one` | a \\| b | **required** |\n| `two` | Second. | `x` |\n')
    expect(readme).toContain('| `three` | Third. |\n')
    const edited = readme.replace('Shows.', 'Shows, by hand.').replace('| `two` ', '| `2` ')
    expect(withTables(edited, action)).toBe(readme.replace('Shows.', 'Shows, by hand.'))
  })

  test('are asked for by name where their markers are gone', () => {
    const readme = newReadme(action).replace(/<!-- outputs.*\n/, '')
    expect(() => withTables(readme, action)).toThrow('actions/sample/README.md lacks the lines')
  })
})

describe('a run that left something undone', () => {
  const deferring = actionNames(root).filter((name) =>
    readActionFile(root, name).outputs.some(
      (output) => output.name === 'operation' && /, deferred\b/.test(output.description),
    ),
  )

  /** What the action ends with where no sweep goes on, as its own main says it. */
  function isRed(name: string): boolean {
    const main = readFileSync(join(root, 'actions', name, 'src', 'main.ts'), 'utf8')
    return /left: ASKED_ONCE\b|exitCode: 1\b/.test(main)
  }

  test.each(deferring)('%s/README.md says whether the step is red then', (name) => {
    const readme = readFileSync(join(root, 'actions', name, 'README.md'), 'utf8')
    const [, section = ''] = /\n## When it fails\n([\s\S]*?)\n## /.exec(readme) ?? []
    const said = isRed(name) ? /red with `(?:operation: )?deferred`/ : /`deferred`, green/
    expect(section).toMatch(said)
  })

  test('is told of by more than one of each colour', () => {
    const red = deferring.filter(isRed)
    expect([red.length > 2, deferring.length - red.length > 2]).toEqual([true, true])
  })
})
