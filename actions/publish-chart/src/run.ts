import { resolve } from 'node:path'
import { type Outcome, UserError } from '@fluxgate/action-kit'
import {
  type ChartStamp,
  type PublishOutcome,
  type PublishPorts,
  publishChart,
} from '@fluxgate/charts'
import type { ChartSource } from '@fluxgate/policy'
import { publishSummary } from '@fluxgate/report'
import type { Inputs } from './inputs.ts'

/** The chart that a delivery file names, with the service's root: '' is the checkout itself. */
export interface DeliveredChart {
  readonly chart: ChartSource | undefined
  readonly root: string
}

/** Publishes a chart of a checkout; `delivered` is what the delivery file says, where one is named. */
export async function run(
  inputs: Inputs,
  workspace: string,
  delivered: DeliveredChart | undefined,
  ports: PublishPorts,
): Promise<Outcome> {
  const shown = folderOf(inputs, delivered)
  const folder = resolve(workspace, shown)
  const { version, appVersion, registry, credentials } = inputs
  const stamps = stampsOf(inputs, delivered)
  const outcome = await publishChart(
    { folder, shown, version, appVersion, stamps, registry, credentials },
    ports,
  )
  return present(outcome, inputs, stamps)
}

function folderOf({ chart, delivery }: Inputs, delivered: DeliveredChart | undefined): string {
  if (chart !== undefined) return chart
  const path = delivered?.chart?.path
  if (delivered === undefined || path === undefined) {
    throw new UserError(
      'INVALID_INPUT',
      `"${delivery ?? ''}" names no chart; add "chart: { path: ... }" to it, or pass the input "chart"`,
    )
  }
  return delivered.root === '' ? path : `${delivered.root}/${path}`
}

/** What is written where. A place without a value is an error: the chart would be published with none. */
function stampsOf(inputs: Inputs, delivered: DeliveredChart | undefined): readonly ChartStamp[] {
  const stamp = delivered?.chart?.stamp
  const wanted = [
    {
      at: inputs.imageTagAt ?? stamp?.imageTag,
      value: inputs.imageTag,
      name: 'image-tag',
      kind: 'tag',
    },
    {
      at: inputs.imageDigestAt ?? stamp?.imageDigest,
      value: inputs.imageDigest,
      name: 'image-digest',
      kind: 'digest',
    },
  ] as const
  return wanted.flatMap(({ at, value, name, kind }) => {
    if (at === undefined) return []
    if (value === undefined) {
      throw new UserError(
        'INVALID_INPUT',
        `input "${name}" is missing, and there is a place in the chart to write it to; pass it, or take "${name}-at" (or "stamp" in the delivery file) away`,
      )
    }
    return [{ at, value, kind }]
  })
}

function present(
  outcome: PublishOutcome,
  { version, appVersion, registry }: Inputs,
  stamps: readonly ChartStamp[],
): Outcome {
  const written = stamps.map(({ at, value }) => ({
    place: at.kind === 'values' ? `values.yaml ${at.path.join('.')}` : `annotation ${at.name}`,
    value,
  }))
  const told = { host: registry.host, version, appVersion, written }
  switch (outcome.kind) {
    case 'published':
    case 'present': {
      const { chart, kind } = outcome
      const { digest, reference } = chart
      const operation = kind === 'published' ? 'published' : 'none'
      const reason =
        kind === 'published'
          ? `${chart.name} ${version} is published with digest ${digest}`
          : `${chart.name} ${version} is there already with the same content, digest ${digest}`
      return {
        outputs: { operation, reason, version, digest, reference },
        summary: publishSummary({ ...told, name: chart.name, result: outcome }),
      }
    }
    case 'refused':
    case 'deferred': {
      const { kind, reason, name } = outcome
      return {
        outputs: { operation: kind, reason },
        summary: publishSummary({ ...told, name, result: outcome }),
        failure: reason,
      }
    }
  }
}
