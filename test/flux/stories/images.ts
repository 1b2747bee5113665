import { expect } from '@jest/globals'
import { addServices, bumpTo, open, proposed, publish, recorded, runs } from '../src/acts.ts'
import { recordsOf } from '../src/gitops.ts'
import { at } from '../src/json.ts'
import type { Pins, Service } from '../src/overlays.ts'
import type { Stack } from '../src/stack.ts'
import type { Story } from '../src/together.ts'

/** An image that changes under one chart version; minds no other service. */
export function images(stack: () => Stack): readonly Story[] {
  return [
    [
      'an image that changes alone is promoted where the release id comes back',
      () => withRelease(stack()),
    ],
    [
      'an image that changes alone is recorded as unknown where no release id comes back',
      () => withoutRelease(stack()),
    ],
  ]
}

async function withRelease(stack: Stack): Promise<void> {
  await changeImage(stack, 'stamped', { release: '0'.repeat(12) })
  await proposed(stack, 'prod', 'stamped', '1.0.0 with image.tag 7.1')
  const record = recordsOf(stack.gitops.control, 'dev', 'stamped').at(-1)
  expect(at(record, 'pins')).toEqual({ chart: '1.0.0', 'values.image.tag': '7.1' })
  stack.saw(
    'the release id that a bump wrote as an annotation comes back, and tells two images under one chart version apart',
    'helm-controller',
    'notification-controller',
  )
}

async function withoutRelease(stack: Stack): Promise<void> {
  await changeImage(stack, 'plain', {})
  await recorded(stack, 'dev', 'plain', 'rollout upgrade unknown 1.0.0 dev-1')
  expect(open(stack, 'prod', 'plain')).toEqual([])
  stack.saw(
    'an event names the chart version only: without a release id an image that changed under it is recorded as unknown, and not promoted',
    'helm-controller',
    'notification-controller',
  )
}

async function changeImage(
  stack: Stack,
  key: string,
  annotations: Readonly<Record<string, string>>,
): Promise<void> {
  const service: Service = { key, kind: 'helm-repository', chart: key }
  await publish(stack, key, '1.0.0')
  const pins: Pins = { version: '1.0.0', image: '7.0', annotations }
  await addServices(
    stack,
    [service],
    new Map([
      ['dev', pins],
      ['prod', pins],
    ]),
  )
  await runs(stack, 'dev', key, '1.0.0')
  await runs(stack, 'prod', key, '1.0.0')
  await bumpTo(stack, service, { version: '1.0.0', image: '7.1' })
}
