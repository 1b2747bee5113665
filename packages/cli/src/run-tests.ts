import { join } from 'node:path'
import { failedStep, type PipelineStep, selectSteps, splitSteps } from '@fluxgate/pipeline'
import { type DeliveryFile, quote } from '@fluxgate/policy'
import { DeliveryFileError, loadDelivery, runSteps } from '@fluxgate/stages'
import type { TestArguments } from './arguments.ts'
import { closingLines } from './closing-lines.ts'
import { EXIT } from './exit-code.ts'
import { liveView } from './live-view.ts'
import { plainView } from './plain-view.ts'
import type { Screen } from './screen.ts'
import { folderAbove } from './working-copy.ts'

/** Where the tests run, and who watches. */
export interface TestSurroundings {
  /** The current folder, absolute. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly screen: Screen
  /** For what keeps the tests from beginning. */
  readonly complain: (text: string) => void
  readonly cancelled: AbortSignal
}

/** git tells its hooks which repository they run in; a test that makes one of its own must not be told. */
const OF_A_HOOK =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|COMMON_DIR|QUARANTINE_PATH|EDITOR)$/

const UNKNOWN_CHANGES = { files: undefined, chart: undefined } as const

/** Runs the steps that are asked for; returns the exit code. */
export async function runTests(
  asked: TestArguments,
  { folder, environment, screen, complain, cancelled }: TestSurroundings,
): Promise<number> {
  const loaded = await loadDelivery(folder, asked.delivery).catch(refusal)
  if (typeof loaded === 'string') {
    const above = await folderAbove(folder, asked.delivery)
    const here = `there is no delivery file ${quote(asked.delivery)} here`
    complain(above === undefined ? loaded : `${here}, but in ${above}; begin there`)
    return EXIT.couldNotBegin
  }
  const steps = stepsOf(loaded.file, asked)
  if (typeof steps === 'string') {
    complain(steps)
    return EXIT.couldNotBegin
  }
  const result = await runSteps({
    service: loaded.file.service,
    steps,
    root: join(folder, loaded.root),
    budget: asked.budget ?? loaded.file.budget,
    spent: 0,
    changes: UNKNOWN_CHANGES,
    withoutDocker: (environment['CI'] ?? '') === '' ? 'skip' : 'fail',
    environment: withoutHook(environment),
    onlooker: screen.isTerminal && !asked.plain ? liveView(screen) : plainView(screen),
    cancelled,
  })
  screen.write(closingLines(result, loaded.root, screen))
  return failedStep(result) === undefined ? EXIT.passed : EXIT.wentWrong
}

function refusal(cause: unknown): string {
  if (cause instanceof DeliveryFileError) return cause.message
  throw cause
}

/** The steps, or why there are none of these names. */
function stepsOf(file: DeliveryFile, { steps }: TestArguments): readonly PipelineStep[] | string {
  const names = steps.kind === 'fast' ? splitSteps(file, UNKNOWN_CHANGES).fast : steps.names
  const selected = selectSteps(file, names)
  if (selected.kind === 'selected') return selected.steps
  const unknown = selected.names.map(quote).join(', ')
  return `there is no step ${unknown}; there are ${selected.known.join(', ')}`
}

function withoutHook(
  environment: TestSurroundings['environment'],
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !OF_A_HOOK.test(name)))
}
