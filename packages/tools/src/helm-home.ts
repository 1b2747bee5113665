import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The environment in which helm sees nothing of its user: no plugins, no configuration, no credentials. Without PATH it
 * finds no credential helper either. The time zone counts: helm writes times of files into manifests as local ones.
 */
export function helmEnvironment(home: string): Readonly<Record<string, string>> {
  return { PATH: '', HOME: home, HELM_PLUGINS: join(home, 'no-plugins'), TZ: 'UTC' }
}

/** Runs `work` with the environment of a home of its own, which is taken away afterwards. */
export async function withHelmHome<T>(
  work: (env: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'fluxgate-helm-'))
  try {
    return await work(helmEnvironment(home))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** helm reads the flag as a line of comma-separated values, so a comma or quote in a path must be quoted its way. */
export function valuesFlag(absolutePath: string): string {
  return `--values="${absolutePath.replaceAll('"', '""')}"`
}
