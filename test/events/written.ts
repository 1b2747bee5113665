import { releaseId } from '@fluxgate/promotion'
import type { Held } from './held.ts'

/** An event that no capture shows, with what the overlay held before it. */
export interface WrittenCase {
  readonly name: string
  /** Oldest first. */
  readonly held: readonly Held[]
  readonly reason: string
  readonly metadata: Readonly<Record<string, string>>
}

const OLD_DIGEST = `sha256:${'0cc9a8446c95'.padEnd(64, '0')}`
const NEW_DIGEST = `sha256:${'83295d47de6d'.padEnd(64, '0')}`
const FIRST = { chart: '1.0.0', 'values.image.tag': '1.0.0' } as const
const NEXT_IMAGE = { chart: '1.0.0', 'values.image.tag': '1.0.1' } as const
const NEXT = { chart: '1.1.0', 'values.image.tag': '1.1.0' } as const
const CHART = { chart: '1.0.0' } as const
const NEXT_CHART = { chart: '1.1.0' } as const
const at = (minute: number) => `2026-11-21T09:${String(minute).padStart(2, '0')}:00Z`

/** The awkward ones of design 7.4, each as small as it can be told. */
export const WRITTEN_CASES: readonly WrittenCase[] = [
  {
    name: 'first install',
    held: [{ at: at(0), pins: { chart: '1.0.0' } }],
    reason: 'InstallSucceeded',
    metadata: { revision: '1.0.0' },
  },
  {
    name: 'first install before the overlay is there',
    held: [],
    reason: 'InstallSucceeded',
    metadata: { revision: '1.0.0' },
  },
  {
    name: 'values that do not travel changed',
    held: [
      { at: at(0), pins: { chart: '1.0.0', 'values.image.tag': '1.0.0' } },
      { at: at(5), pins: { chart: '1.0.0', 'values.image.tag': '1.0.0' } },
    ],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '1.0.0' },
  },
  {
    name: 'image changed under one chart version, no release named',
    held: [
      { at: at(0), pins: { chart: '1.0.0', 'values.image.tag': '1.0.0' } },
      { at: at(5), pins: { chart: '1.0.0', 'values.image.tag': '1.0.1' } },
    ],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '1.0.0' },
  },
  {
    name: 'image changed under one chart version, release named',
    held: [
      { at: at(0), pins: FIRST, release: releaseId(FIRST) },
      { at: at(5), pins: NEXT_IMAGE, release: releaseId(NEXT_IMAGE) },
    ],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '1.0.0', release: releaseId(NEXT_IMAGE) },
  },
  {
    name: 'chart and image changed in one commit, both there',
    held: [
      { at: at(0), pins: FIRST, release: releaseId(FIRST) },
      { at: at(5), pins: NEXT, release: releaseId(NEXT) },
    ],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '1.1.0', release: releaseId(NEXT) },
  },
  {
    name: 'chart and image changed in one commit, new values with the old chart',
    held: [
      { at: at(0), pins: FIRST, release: releaseId(FIRST) },
      { at: at(5), pins: NEXT, release: releaseId(NEXT) },
    ],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '1.0.0', release: releaseId(NEXT) },
  },
  {
    name: 'OCI: revision with its suffix, tag pinned',
    held: [{ at: at(0), pins: { chart: '6.6.1' } }],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '6.6.1+0cc9a8446c95', 'oci-digest': OLD_DIGEST },
  },
  {
    name: 'OCI: build metadata of the chart lost to the digest',
    held: [{ at: at(0), pins: { chart: '6.6.1+build.7' } }],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '6.6.1+0cc9a8446c95', 'oci-digest': OLD_DIGEST },
  },
  {
    name: 'OCI: the digest that is pinned',
    held: [{ at: at(0), pins: { chart: '6.6.1', digest: OLD_DIGEST } }],
    reason: 'TestSucceeded',
    metadata: { revision: '6.6.1+0cc9a8446c95', 'oci-digest': OLD_DIGEST },
  },
  {
    name: 'OCI: same version, another digest than pinned',
    held: [{ at: at(0), pins: { chart: '6.6.1', digest: OLD_DIGEST } }],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '6.6.1+83295d47de6d', 'oci-digest': NEW_DIGEST },
  },
  {
    name: 'rollback to the version before',
    held: [
      { at: at(0), pins: CHART, release: releaseId(CHART) },
      { at: at(5), pins: NEXT_CHART, release: releaseId(NEXT_CHART) },
    ],
    reason: 'RollbackSucceeded',
    metadata: { revision: '1.0.0', release: releaseId(NEXT_CHART) },
  },
  {
    name: 'rollback to what was never pinned here',
    held: [{ at: at(0), pins: { chart: '1.1.0' } }],
    reason: 'RollbackSucceeded',
    metadata: { revision: '0.9.0' },
  },
  {
    name: 'a stale annotation: the pins moved, the id did not',
    held: [
      { at: at(0), pins: CHART, release: releaseId(CHART) },
      { at: at(5), pins: NEXT_CHART, release: releaseId(CHART) },
    ],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '1.1.0', release: releaseId(CHART) },
  },
  {
    name: 'a range, and a version in it',
    held: [{ at: at(0), pins: { chart: '1.x' } }],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '1.4.2' },
  },
  {
    name: 'a range, and a version outside of it',
    held: [{ at: at(0), pins: { chart: '1.x' } }],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '2.0.0' },
  },
  {
    name: 'a version that was never pinned',
    held: [{ at: at(0), pins: { chart: '1.0.0' } }],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '1.0.1' },
  },
  {
    name: 'a chart that is called v1.0.1 where 1.0.1 is pinned',
    held: [{ at: at(0), pins: { chart: '1.0.1' } }],
    reason: 'UpgradeSucceeded',
    metadata: { revision: 'v1.0.1' },
  },
  {
    name: 'a failure of a version pinned before',
    held: [
      { at: at(0), pins: { chart: '1.0.0' } },
      { at: at(5), pins: { chart: '1.1.0' } },
    ],
    reason: 'UpgradeFailed',
    metadata: { revision: '1.0.0' },
  },
  {
    name: 'a downgrade that a person made',
    held: [
      { at: at(0), pins: { chart: '1.0.0' } },
      { at: at(5), pins: { chart: '1.1.0' } },
      { at: at(9), pins: { chart: '1.0.0' } },
    ],
    reason: 'UpgradeSucceeded',
    metadata: { revision: '1.0.0' },
  },
]
