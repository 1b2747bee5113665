import type { ImagePin, PinName } from '@fluxgate/policy'
import { holdsPins } from './apply-patches.ts'
import type { ChartPins, PinScalar } from './find-chart.ts'
import { readImage } from './image.ts'
import type { LocateRequest, OriginName, Slot } from './model.ts'
import { type Build, findVariable, type Overlay, owns } from './overlay.ts'
import { within } from './path.ts'
import type { Resource } from './resource.ts'
import { kustomizationIn, type Place, suggestPatch, type Wish } from './suggestion.ts'
import { at, nodesOf, type ScalarTree, scalarAt, textAt } from './tree.ts'
import { type Surroundings, slotOf } from './verdict.ts'
import { formOfUnknown } from './version.ts'

/** What the slots of one search are judged by. */
export interface PinContext {
  readonly overlay: Overlay
  readonly build: Build
  readonly request: LocateRequest
  readonly files: ReadonlySet<string>
}

type Chart = Extract<ChartPins, { kind: 'pins' }>
type NoChart = Extract<ChartPins, { kind: 'refused' }>

/** The chart's version, and the digest that rules beside it. */
export function chartSlots(context: PinContext, pins: Chart): readonly Slot[] {
  const wishes = [pins.chart, pins.digest].flatMap((pin) =>
    pin === undefined ? [] : [{ path: pin.path, value: pin.scalar.text }],
  )
  const slot = (name: PinName, pin: PinScalar) => {
    const { scalar, form, owner } = pin
    const around = surroundings(context, name, pin, pins.users - 1, wishes)
    return slotOf(name, scalar, scalar.text, 'whole', form, {
      ...around,
      templated: isTemplated(context, owner),
    })
  }
  return [
    slot('chart', pins.chart),
    ...(pins.digest === undefined ? [] : [slot('digest', pins.digest)]),
  ]
}

/** The lines that would pin a version where there is none. */
export function suggestVersion(context: PinContext, { owner, path }: NoChart): string | undefined {
  const field =
    path.join('.') === 'spec.chart.spec.version' ||
    path.at(-1) === 'version' ||
    path.at(-1) === 'tag'
  if (!field) return undefined
  return suggestPatch(placeOf(context), owner, [{ path, value: '1.2.3' }])
}

/** Image tags, digests and further values of the release. */
export function valueSlots(context: PinContext, release: Resource): readonly Slot[] {
  const slots = new Map<PinName, Slot>()
  const add = (slot: Slot | undefined) => {
    if (slot !== undefined && !slots.has(slot.name)) slots.set(slot.name, slot)
  }
  for (const image of context.request.pins.image)
    for (const slot of imageSlots(context, release, image)) add(slot)
  for (const path of context.request.pins.values) {
    const scalar = valueAt(release, path)
    if (scalar !== undefined)
      add(valueSlot(context, `values.${path}`, release, path, scalar, 'whole'))
  }
  return [...slots.values()]
}

/** The annotations of RFC-0008 that this overlay itself sets. */
export function originSlots(context: PinContext, release: Resource): readonly Slot<OriginName>[] {
  return (['release', 'source-repository', 'source-commit'] as const).flatMap((name) => {
    const path = ['metadata', 'annotations', `event.toolkit.fluxcd.io/${name}`]
    const scalar = scalarAt(release.body, ...path)
    if (scalar === undefined || !owns(context.overlay, scalar.spot.source.file)) return []
    const pin = { scalar, form: 'exact' as const, owner: release, path }
    const around = { ...surroundings(context, 'chart', pin, 0, []), mayBeEmpty: true }
    return [slotOf(name, scalar, scalar.text, 'whole', 'exact', around)]
  })
}

/** What the addresses of the policy lead to; where the file stands does not matter for them. */
export function addressSlots(
  context: PinContext,
  addressed: ReadonlyMap<PinName, ScalarTree>,
): readonly Slot[] {
  const around: Surroundings = {
    owns: () => true,
    others: () => 0,
    templated: false,
    suggestion: () => undefined,
    variable: () => undefined,
  }
  return [...addressed].map(([name, scalar]) => {
    const part = partOf(context.request, name)
    const value = part === 'whole' ? undefined : readImage(scalar.text)[part]
    if (value === undefined || value === scalar.text)
      return slotOf(name, scalar, scalar.text, 'whole', formOfUnknown(scalar.text), around)
    return slotOf(name, scalar, value, part, 'exact', around)
  })
}

function partOf({ pins }: LocateRequest, name: PinName): 'whole' | 'tag' | 'digest' {
  const path = name.startsWith('values.') ? name.slice('values.'.length) : undefined
  if (path === undefined) return 'whole'
  if (pins.image.some((image) => image.tag === path)) return 'tag'
  return pins.image.some((image) => image.digest === path) ? 'digest' : 'whole'
}

function imageSlots(context: PinContext, release: Resource, image: ImagePin): readonly Slot[] {
  const slots: Slot[] = []
  const tagScalar = image.tag === undefined ? undefined : valueAt(release, image.tag)
  const digestScalar = image.digest === undefined ? undefined : valueAt(release, image.digest)
  if (image.tag !== undefined && tagScalar !== undefined) {
    slots.push(...partSlots(context, release, `values.${image.tag}`, image.tag, tagScalar, 'tag'))
    // A digest behind the tag rules; it goes by the name of the digest pin, so that both ways to write it match.
    const apart = digestScalar !== undefined && image.digest !== image.tag
    const own = image.digest === undefined || image.digest === image.tag
    const name: PinName = own ? `values.${image.tag}@digest` : `values.${image.digest}`
    if (!apart) slots.push(...partSlots(context, release, name, image.tag, tagScalar, 'digest'))
  }
  if (image.digest !== undefined && digestScalar !== undefined && image.digest !== image.tag)
    slots.push(
      ...partSlots(
        context,
        release,
        `values.${image.digest}`,
        image.digest,
        digestScalar,
        'digest',
      ),
    )
  return slots
}

/** The slot of one part of a scalar; a part that kustomize's `images` wrote stands there. */
function partSlots(
  context: PinContext,
  release: Resource,
  name: PinName,
  path: string,
  scalar: ScalarTree,
  part: 'tag' | 'digest',
): readonly Slot[] {
  const value = readImage(scalar.text)[part]
  if (value === undefined) return []
  const written = scalar.parts?.[part]
  if (written !== undefined)
    return [
      valueSlot(context, name, release, path, { ...written, computed: scalar.computed }, 'whole'),
    ]
  return [valueSlot(context, name, release, path, scalar, value === scalar.text ? 'whole' : part)]
}

function valueSlot(
  context: PinContext,
  name: PinName,
  release: Resource,
  path: string,
  scalar: ScalarTree,
  part: 'whole' | 'tag' | 'digest',
): Slot {
  const value = part === 'whole' ? scalar.text : (readImage(scalar.text)[part] ?? scalar.text)
  const pin: PinScalar = {
    scalar,
    form: 'exact',
    owner: release,
    path: ['spec', 'values', ...path.split('.')],
  }
  const wishes = [{ path: pin.path, value: scalar.text }]
  const around = surroundings(context, name, pin, 0, wishes)
  return slotOf(name, scalar, value, part, 'exact', {
    ...around,
    templated: isTemplated(context, release),
  })
}

function valueAt(release: Resource, path: string): ScalarTree | undefined {
  if (path.length > 1024) return undefined
  const found = at(release.body, 'spec', 'values', ...path.split('.'))
  return found?.kind === 'scalar' && found.type !== 'null' ? found : undefined
}

function isTemplated({ build }: PinContext, owner: Resource): boolean {
  return build.templated.has(owner)
}

function surroundings(
  context: PinContext,
  name: PinName,
  pin: PinScalar,
  users: number,
  wishes: readonly Wish[],
): Surroundings {
  const { build, overlay } = context
  const { node } = pin.scalar.spot
  const holds = (resource: Resource) =>
    resource !== pin.owner && holdsPins(resource) && nodesOf(resource.body).has(node)
  return {
    owns: (file) => owns(overlay, file),
    others: () => users + build.built.resources.filter(holds).length,
    templated: false,
    suggestion: () => suggestPatch(placeOf(context), pin.owner, wishes),
    variable: (variable) => {
      const found = findVariable(build, variable)
      if (found === undefined) return undefined
      const pointer = `/spec/postBuild/substitute/${variable}`
      return `pins: { ${name}: "${found.scalar.spot.source.file}#${pointer}" }`
    },
  }
}

function placeOf({ overlay, build, files }: PinContext): Place {
  const [flux] = build.through
  if (flux !== undefined)
    return {
      kind: 'flux',
      file: flux.body.spot.source.file,
      name: textAt(flux.body, 'metadata', 'name') ?? '',
    }
  if (overlay.kind === 'file') return { kind: 'file', file: overlay.root }
  const name = ['version.yaml', 'pin.yaml'].find((free) => !files.has(within(overlay.root, free)))
  const kustomization = kustomizationIn(overlay.root, files)
  return {
    kind: 'folder',
    folder: overlay.root,
    kustomization,
    name: name ?? 'pinned-version.yaml',
  }
}
