import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A working copy of a GitOps repository in a folder of its own. */
export interface GitOpsCopy extends Disposable {
  readonly root: string
  write(path: string, text: string): void
  link(path: string, target: string): void
}

/** A working copy with these files, and for each `<environment>/<service>: <version>` an overlay that pins it. */
export function gitOpsCopy(
  files: Readonly<Record<string, string>>,
  pinned: Readonly<Record<string, string>>,
): GitOpsCopy {
  const root = mkdtempSync(join(tmpdir(), 'fluxgate-gitops-'))
  const place = (path: string): string => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    return join(root, path)
  }
  const copy: GitOpsCopy = {
    root,
    write: (path, text) => writeFileSync(place(path), text),
    link: (path, target) => symlinkSync(target, place(path)),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
  for (const [path, text] of Object.entries(files)) copy.write(path, text)
  for (const [overlay, version] of Object.entries(pinned)) {
    const service = overlay.split('/')[1] ?? ''
    copy.write(`apps/${overlay}/kustomization.yaml`, 'resources: [release.yaml]\n')
    copy.write(`apps/${overlay}/release.yaml`, releaseOf(service, version))
  }
  return copy
}

/** A HelmRelease with this chart version. */
export function releaseOf(service: string, version: string): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: ${service}, namespace: apps }
spec:
  chart:
    spec: { chart: ${service}, version: ${version}, sourceRef: { kind: HelmRepository, name: charts } }
`
}
