import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toolsFolder } from '../../scripts/setup/catalogue.ts'

/** A helm that users may have, and the folders to find it and its companions in. */
export interface Helm {
  readonly name: 'helm 3' | 'helm 4'
  readonly folders: readonly string[]
}

/** Helm 3 and helm 4, each under the name `helm`; kubeconform beside them. `clear` takes the folder away. */
export function bothHelms(): { readonly helms: readonly Helm[]; readonly clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'fluxgate-helm-4-'))
  symlinkSync(join(toolsFolder, 'helm-4'), join(folder, 'helm'))
  return {
    helms: [
      { name: 'helm 3', folders: [toolsFolder] },
      { name: 'helm 4', folders: [folder, toolsFolder] },
    ],
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}
