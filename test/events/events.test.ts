import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { fixtureFiles, requestsIn } from './requests.ts'
import { fixtureOutcome, outcomesTable, writtenOutcome } from './table.ts'
import { WRITTEN_CASES } from './written.ts'

const GOLDEN = fileURLToPath(new URL('./OUTCOMES.md', import.meta.url))

const captured = fixtureFiles()
  .filter((file) => file.startsWith('captured/'))
  .flatMap(requestsIn)

describe('the table of outcomes', () => {
  test('is what the code does today (UPDATE_GOLDEN=1 writes it)', () => {
    const table = outcomesTable()
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, table)
    expect(readFileSync(GOLDEN, 'utf8')).toBe(table)
  })

  test('has a row for every file of the fixtures', () => {
    const table = outcomesTable()
    const missing = fixtureFiles().filter((file) => !table.includes(`| ${file}`))
    expect(missing).toEqual([])
    expect(fixtureFiles().length).toBeGreaterThan(50)
  })
})

describe('events of the real controllers', () => {
  test('are all understood: each is a release or noise, unless the Alert sets no environment', () => {
    const refused = captured.filter((request) => fixtureOutcome(request)?.decision === 'refused')
    expect(refused.map(({ file }) => file)).toEqual(['captured/31-event-type-over-100-chars.json'])
  })

  test.each([
    ['captured/01-install-helmrepository.json', ['record upgrade success']],
    ['captured/03-values-only-upgrade.json', ['record upgrade success']],
    [
      'captured/04-failing-upgrade-rollback.json',
      [
        'record upgrade failure',
        'record rollback success',
        'record upgrade failure',
        'record rollback success',
      ],
    ],
    [
      'captured/08-test-hook-failure.json',
      [
        'record upgrade success',
        'record test failure',
        'record rollback success',
        'record upgrade success',
      ],
    ],
    ['captured/10-uninstall.json', ['noise']],
    ['captured/11-install-chartref-oci.json', ['record upgrade success']],
    ['captured/29-drift-corrected.json', ['noise', 'noise']],
    ['captured/39-no-metadata.json', ['noise']],
  ])('%s leads to %j', (file, decisions) => {
    expect(requestsIn(file).map((request) => fixtureOutcome(request)?.decision)).toEqual(decisions)
  })

  test('name a rollback by the version that runs, not by the one that failed', () => {
    const [, rollback] = requestsIn('captured/04-failing-upgrade-rollback.json')
    expect(rollback && fixtureOutcome(rollback)?.release).toMatch(/^1\.1\.0 \(/)
  })

  test('bring the digest of an OCI source into the release', () => {
    const [install] = requestsIn('captured/11-install-chartref-oci.json')
    expect(install && fixtureOutcome(install)?.release).toMatch(/^1\.0\.0, sha256:da5f1b9dfbc6… \(/)
  })
})

describe('an event that no capture shows', () => {
  test.each([
    ['first install', 'record upgrade success'],
    ['first install before the overlay is there', 'record unknown'],
    ['values that do not travel changed', 'record upgrade success'],
    ['image changed under one chart version, no release named', 'record unknown'],
    ['image changed under one chart version, release named', 'record upgrade success'],
    ['chart and image changed in one commit, both there', 'record upgrade success'],
    ['chart and image changed in one commit, new values with the old chart', 'record unknown'],
    ['OCI: revision with its suffix, tag pinned', 'record upgrade success'],
    ['OCI: build metadata of the chart lost to the digest', 'record upgrade success'],
    ['OCI: the digest that is pinned', 'record test success'],
    ['OCI: same version, another digest than pinned', 'record unknown'],
    ['rollback to the version before', 'record rollback success'],
    ['rollback to what was never pinned here', 'record rollback success'],
    ['a stale annotation: the pins moved, the id did not', 'record unknown'],
    ['a range, and a version in it', 'record upgrade success'],
    ['a range, and a version outside of it', 'record unknown'],
    ['a version that was never pinned', 'record unknown'],
    ['a chart that is called v1.0.1 where 1.0.1 is pinned', 'record upgrade success'],
    ['a failure of a version pinned before', 'record upgrade failure'],
    ['a downgrade that a person made', 'record upgrade success'],
  ])('%s: %s', (name, decision) => {
    const written = WRITTEN_CASES.find((one) => one.name === name)
    expect(written && writtenOutcome(written).decision).toBe(decision)
  })

  test('is named here, each of them', () => {
    expect(WRITTEN_CASES).toHaveLength(20)
  })
})
