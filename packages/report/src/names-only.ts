import type { ImagePin, Pins } from '@fluxgate/policy'
import type { Change, Release } from '@fluxgate/promotion'
import { listed } from './phrase.ts'
import { isPin, pinLabel } from './pin-table.ts'
import { value } from './value.ts'

interface Approval {
  readonly changes: readonly Change[]
  readonly current: Pins
  readonly images: readonly ImagePin[]
  readonly release: Release
}

/** Says where an approval is for a name and not for a thing; undefined: every name has its digest. */
export function namesOnly(approval: Approval): string | undefined {
  const { changes, current, images, release } = approval
  const after = new Set<string>(Object.keys(current))
  for (const { name } of changes) after.add(name)
  const bare = changes.filter(isPin).filter(({ name, to }) => {
    if (name === 'chart') return !after.has('digest')
    const image = images.find(({ tag }) => name === `values.${tag}`)
    return image !== undefined && !to.includes('@sha256:') && !hasDigest(image, after)
  })
  if (bare.length === 0) return undefined
  const names = bare.map(({ name, to }) => `${pinLabel(name)} ${value(to)}`)
  const { digest } = release.pins
  const that = names.length === 1 ? 'that name' : 'those names'
  const risk = `what rolls out is whatever the registry serves under ${that} then, which need not be what was tested`
  const proven =
    digest === undefined || after.has('digest')
      ? ''
      : ` The chart that was proven is ${value(digest)}.`
  return `**No digest is pinned** with ${listed(names)}: ${risk}. ${howToPin(bare)}${proven}`
}

/** Where digests are pinned, for the kinds of pins that lack one. */
function howToPin(bare: readonly Change[]): string {
  const chart = bare.some(({ name }) => name === 'chart')
  const image = bare.some(({ name }) => name !== 'chart')
  const ways = [
    ...(chart ? ['the chart by `ref.digest` of an OCIRepository'] : []),
    ...(image
      ? ['the image by a `digest` beside its tag, named under `pins.image` of the policy']
      : []),
  ]
  return `To rule that out, pin ${listed(ways)}.`
}

function hasDigest({ digest }: ImagePin, after: ReadonlySet<string>): boolean {
  return digest !== undefined && after.has(`values.${digest}`)
}
