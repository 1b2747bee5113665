import { labelsFor, type PullRequestFacts } from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'

/** Puts the labels of a promotion on its pull request where one is missing: the run that opened it may have ended before, or a person took one away. */
export async function addMissingLabels(
  forge: Pick<Forge, 'addLabels'>,
  known: readonly Pick<PullRequestFacts, 'number' | 'labels'>[],
  environment: string,
  number: number,
): Promise<void> {
  const labels = labelsFor(environment)
  const found = known.find((pullRequest) => pullRequest.number === number)
  if (!labels.every((label) => found?.labels.includes(label))) {
    await forge.addLabels({ number, labels })
  }
}
