import { resolve } from 'node:path'
import { cleanOutput } from './clean-output.ts'
import { valuesFlag, withHelmHome } from './helm-home.ts'
import { networkEnvironment } from './network-environment.ts'
import { askTool, runTool, type ToolOptions } from './run-tool.ts'
import { ToolError } from './tool-error.ts'

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
export function helmTemplate(render: ChartRender, options?: ToolOptions): Promise<string> {
  const values = (render.valuesFiles ?? []).map((file) => valuesFlag(resolve(file)))
  return withHelmHome((env) =>
    runTool(
      {
        tool: 'helm',
        args: ['template', `--namespace=${render.namespace}`, ...values],
        operands: [render.release, resolve(render.chart)],
        env,
      },
      options,
    ),
  )
}

/** What `helm lint` says about a chart in a folder, line by line as it prints it; ToolError when it says nothing of use. */
export function helmLint(chart: string, options?: ToolOptions): Promise<string> {
  return withHelmHome(async (env) => {
    const call = { tool: 'helm', args: ['lint'], operands: [resolve(chart)], env }
    const { exitCode, stdout, stderr } = await askTool(call, options)
    // It fails where it finds errors; those are on stdout.
    if (exitCode === 0 || /^\[ERROR\]/m.test(stdout)) return stdout
    throw new ToolError(
      'FAILED',
      { tool: 'helm', exitCode },
      `exit ${exitCode}: ${cleanOutput(stderr)}`,
    )
  })
}

/** What to make an archive of: a chart in a folder, the version it gets, and the folder to put `<name>-<version>.tgz` in. */
export interface ChartPackage {
  readonly chart: string
  readonly version: string
  /** Absent: what the chart says. */
  readonly appVersion: string | undefined
  readonly into: string
}

/** Makes a chart's archive; ToolError when it can't, missing dependencies included. */
export async function helmPackage(request: ChartPackage, options?: ToolOptions): Promise<void> {
  const { chart, version, appVersion, into } = request
  const flags = [`--version=${version}`, `--destination=${resolve(into)}`]
  if (appVersion !== undefined) flags.push(`--app-version=${appVersion}`)
  const args = ['package', ...flags]
  await withHelmHome((env) =>
    runTool({ tool: 'helm', args, operands: [resolve(chart)], env }, options),
  )
}

/** Where a chart's dependencies come from, as its lock says. */
export interface DependencyFetch {
  /** The chart's folder, with a Chart.lock; archives are put under its `charts/`. */
  readonly chart: string
  /** Repositories that are no registries, by URL: helm wants to be told of them before. */
  readonly repositories: readonly string[]
  /** Whether registries are asked without TLS. */
  readonly plainHttp: boolean
}

/** Fetches what a chart's lock names; ToolError when that can't be had, or the lock does not fit the chart. */
export async function helmDependencies(
  { chart, repositories, plainHttp }: DependencyFetch,
  options?: ToolOptions,
): Promise<void> {
  await withHelmHome(async (own) => {
    const env = { ...networkEnvironment(), ...own }
    for (const [index, url] of repositories.entries()) {
      const call = {
        tool: 'helm',
        args: ['repo', 'add'],
        operands: [`repository-${index}`, url],
        env,
      }
      await runTool(call, options)
    }
    const args = ['dependency', 'build', '--skip-refresh', ...(plainHttp ? ['--plain-http'] : [])]
    await runTool({ tool: 'helm', args, operands: [resolve(chart)], env }, options)
  })
}
