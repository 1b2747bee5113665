import { applyImages } from './apply-images.ts'
import { addAnnotations, addLabels } from './apply-labels.ts'
import { afford, applyPatch } from './apply-patches.ts'
import { applyReplacements } from './apply-replacements.ts'
import type { Built } from './built.ts'
import type { Kustomization } from './kustomization.ts'
import { refuseAt, refuseFile } from './position.ts'
import { inNamespace, type Resource, renamed } from './resource.ts'
import { textAt } from './tree.ts'
import { stop, type Workspace } from './workspace.ts'

/** kustomize has no limits of its own; these keep a hostile overlay from keeping a run busy. */
const RESOURCE_LIMIT = 5_000
const PATCH_LIMIT = 1_000

/** What a kustomization makes of what it lists, in kustomize's own order: patches, namespace, names, labels, annotations, JSON6902, images, replacements. */
export function transform(
  space: Workspace,
  folder: string,
  own: Kustomization,
  built: Built,
): Built {
  const unmatched = [...built.unmatched]
  let { resources } = built
  if (resources.length > RESOURCE_LIMIT) {
    stop(
      space,
      refuseFile(
        folder,
        'too-large',
        `more than ${RESOURCE_LIMIT} objects: no overlay of one service`,
      ),
    )
    return built
  }
  if (
    own.patches.length + own.merges.length + own.jsonPatches.length > PATCH_LIMIT ||
    own.images.length > PATCH_LIMIT
  ) {
    stop(
      space,
      refuseFile(
        folder,
        'too-large',
        `more than ${PATCH_LIMIT} patches or images in one kustomization`,
      ),
    )
    return built
  }
  for (const entry of [...own.merges, ...own.patches])
    resources = applyPatch(space, folder, entry, resources, unmatched)
  const { namespace } = own
  if (namespace !== undefined)
    resources = resources.map((resource) => inNamespace(resource, namespace))
  resources = resources.map((resource) => renamed(resource, own.namePrefix, undefined))
  resources = resources.map((resource) => renamed(resource, undefined, own.nameSuffix))
  const labelled = withLabels(space, own, resources, built)
  if (labelled === undefined) return built
  resources = labelled
  for (const entry of own.jsonPatches) {
    if (entry.target === undefined || textAt(entry.target, 'name') === undefined)
      stop(space, refuseAt(entry.entry.spot, 'build', 'patchesJson6902 needs a name in its target'))
    resources = applyPatch(space, folder, entry, resources, unmatched)
  }
  if (own.images.length > 0)
    resources = resources.map((resource) => applyImages(resource, own.images, built.imageFields))
  resources = applyReplacements(space, folder, own.replacements, resources)
  return { ...built, resources, unmatched }
}

/** Objects with the labels and annotations of a kustomization; undefined: they are more than is looked at. */
function withLabels(
  space: Workspace,
  own: Kustomization,
  resources: readonly Resource[],
  { configured }: Built,
): readonly Resource[] | undefined {
  let labelled = resources
  let pairs = 0
  for (const labels of own.labels) {
    const [[, first] = []] = labels.pairs
    if (first === undefined) continue
    // Those that are there already are copied.
    pairs += labels.pairs.length
    const places = 1 + labels.fields.length + configured.length
    if (!afford(space, labelled.length * pairs * places, first.spot)) return undefined
    labelled = labelled.map((resource) => addLabels(resource, labels, configured))
  }
  const [[, annotation] = []] = own.annotations
  if (annotation !== undefined) {
    const steps = labelled.length * own.annotations.length * (1 + configured.length)
    if (!afford(space, steps, annotation.spot)) return undefined
    labelled = labelled.map((resource) => addAnnotations(resource, own.annotations, configured))
  }
  return labelled
}
