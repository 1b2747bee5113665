import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The name under which the program is built beside the actions. */
export const CLI = 'cli'

/**
 * Makes of the bundled program a package that npm publishes: a program called `fluxgate`, of this version, with nothing to install
 * beside it. What git holds of it can be run as it is, which is how pre-commit takes it.
 *
 * @param folder where the bundle is
 * @param root the root of the repository
 */
export function completeCliPackage(folder: string, root: string): void {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(root), null, 2)}\n`)
  copyFileSync(join(root, 'packages/cli/README.md'), join(folder, 'README.md'))
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  chmodSync(join(folder, 'index.js'), 0o755)
}

function manifest(root: string): Readonly<Record<string, unknown>> {
  const whole: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (typeof whole !== 'object' || whole === null || !('version' in whole)) {
    throw new Error('package.json has no version')
  }
  return {
    name: 'fluxgate',
    version: whole.version,
    description:
      'Runs the stages of a service, and checks the policy of a GitOps repository, on your machine as in GitHub Actions',
    license: 'Apache-2.0',
    repository: { type: 'git', url: 'git+https://github.com/fluxgate/fluxgate.git' },
    type: 'module',
    bin: { fluxgate: 'index.js' },
    files: ['index.js', 'licenses.txt'],
    engines: { node: '>=20.12' },
  }
}
