import { readImageFields } from './apply-images.ts'
import { readConfigured } from './apply-labels.ts'
import { type Built, join, NOTHING } from './built.ts'
import { configuredPlaces } from './field-specs.ts'
import { openOwn } from './kustomize-keys.ts'
import { resolvePath } from './path.ts'
import { mayMovePins } from './pin-places.ts'
import { refuseAt } from './position.ts'
import { itemsAt, type ScalarTree, textAt } from './tree.ts'
import { stop, type Workspace } from './workspace.ts'

/** Lists of a configuration by which it has names, namespaces or numbers written to other places than their own. */
const NOT_FOLLOWED = ['nameReference', 'namespace', 'namePrefix', 'nameSuffix', 'replicas']

/** What files of configurations change about how kustomize works. */
export function readConfigurations(
  space: Workspace,
  folder: string,
  configurations: readonly ScalarTree[],
): Built {
  let built = NOTHING
  for (const written of configurations) {
    const path = resolvePath(folder, written.text)
    const read = path === undefined ? undefined : openOwn(space, path)
    if (read === undefined || read === 'waiting') continue
    if (read.kind === 'refused') {
      stop(space, read.refusal)
      continue
    }
    for (const tree of read.trees) {
      // The namespace of a source goes with that of the release.
      const odd = configuredPlaces(tree, NOT_FOLLOWED).find(
        (spec) => spec.path.at(-1) !== 'namespace' && mayMovePins(spec),
      )
      if (odd !== undefined) {
        const message = 'a configuration has kustomize write to what is deployed: leave that out'
        stop(space, refuseAt(odd.spot, 'build', message))
      }
      built = join(built, {
        ...NOTHING,
        imageFields: readImageFields(tree),
        followsNames: itemsAt(tree, 'nameReference').some((item) =>
          itemsAt(item, 'fieldSpecs').some(
            (field) => textAt(field, 'path') === 'spec/chartRef/name',
          ),
        ),
        configured: readConfigured(tree),
      })
    }
  }
  return built
}
