import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runTool, type ToolOptions } from './run-tool.ts'

/** What to render: a chart in a folder or archive on disk, under the name and namespace it would have. */
export interface ChartRender {
  readonly chart: string
  readonly release: string
  readonly namespace: string
  /** Files of values on disk, the later over the earlier. */
  readonly valuesFiles?: readonly string[]
}

/**
 * The manifests that a chart renders to, as YAML documents; ToolError when it can't. Paths are made absolute first:
 * helm takes a bare name for a repository's chart and a URL for something to fetch.
 */
export async function helmTemplate(render: ChartRender, options?: ToolOptions): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'fluxgate-helm-'))
  try {
    const values = (render.valuesFiles ?? []).map(valuesFlag)
    return await runTool(
      {
        tool: 'helm',
        args: ['template', `--namespace=${render.namespace}`, ...values],
        operands: [render.release, resolve(render.chart)],
        env: { PATH: '', HOME: home, HELM_PLUGINS: join(home, 'no-plugins') },
      },
      options,
    )
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** helm reads the flag as a line of comma-separated values, so a comma or quote in a path must be quoted its way. */
function valuesFlag(file: string): string {
  return `--values="${resolve(file).replaceAll('"', '""')}"`
}
