import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package that was read at this version: importing its modules does nothing that anybody would miss. */
export interface SideEffectFree {
  /** Below the root of the repository. */
  readonly folder: string
  readonly version: string
}

/**
 * They import an HTTP client and with it undici, a megabyte that every run would have to parse, for what no action of ours calls:
 * tokens for OpenID Connect, and an octokit of their own.
 */
export const SIDE_EFFECT_FREE: readonly SideEffectFree[] = [
  { folder: 'node_modules/@actions/core', version: '3.0.1' },
  { folder: 'node_modules/@actions/github', version: '9.1.1' },
  { folder: 'node_modules/@actions/github/node_modules/@actions/http-client', version: '3.0.2' },
  { folder: 'node_modules/@actions/http-client', version: '4.0.1' },
]

/**
 * Says `"sideEffects": false` in the installed packages, for which ncc has no option: its bundler then leaves out the modules that
 * nothing reaches, and only those. Throws where another version is installed than was read.
 */
export function declareSideEffectFree(root: string, packages: readonly SideEffectFree[]): void {
  for (const { folder, version } of packages) {
    const path = join(root, folder, 'package.json')
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) {
      throw new Error(`${path} has no version`)
    }
    if (manifest.version !== version) {
      throw new Error(
        `${folder} is ${manifest.version} and not ${version}: see that its modules still do nothing when they are imported, then change the version in scripts/build/side-effect-free.ts`,
      )
    }
    if ('sideEffects' in manifest && manifest.sideEffects === false) continue
    // Renamed into place: several checkouts may share the installed file by hard links.
    writeFileSync(
      `${path}.new`,
      `${JSON.stringify({ ...manifest, sideEffects: false }, null, 2)}\n`,
    )
    renameSync(`${path}.new`, path)
  }
}
