import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { ATTACKS, type Attack } from './attacks.ts'
import { merges, SETUP_NAMES, SETUPS, type Setup, setScene, writeGreen } from './identity.ts'

const SECURITY = fileURLToPath(new URL('../../SECURITY.md', import.meta.url))
const FIRST = '<!-- attacks: kept true by test/security -->'
const LAST = '<!-- end of attacks -->'

describe('who can turn fluxgate/gate green', () => {
  test.each(SETUPS)('is the promoter, whose word the branch takes (%s)', async (setup) => {
    await using scene = await setScene(setup)
    expect(await merges(scene)).toBe(false)
    expect(await writeGreen(scene, scene.promoter)).toBe(201)
    expect(await merges(scene)).toBe(true)
    expect(scene.github.violations).toEqual([])
  })

  test('is what SECURITY.md says (UPDATE_GOLDEN=1 writes it)', async () => {
    const rows: string[] = []
    for (const attack of ATTACKS) {
      const outcomes = await Promise.all(SETUPS.map((setup) => outcomeOf(attack, setup)))
      rows.push(`| ${[attack.what, ...outcomes].join(' | ')} |`)
    }
    const header = ['attempt', ...SETUPS.map((setup) => SETUP_NAMES[setup])]
    const table = [`| ${header.join(' | ')} |`, `|${'---|'.repeat(header.length)}`, ...rows]
    const before = readFileSync(SECURITY, 'utf8')
    const [head = '', rest = ''] = before.split(FIRST)
    const [, tail = ''] = rest.split(LAST)
    const after = `${head}${FIRST}\n\n${table.join('\n')}\n\n${LAST}${tail}`
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(SECURITY, after)
    expect(readFileSync(SECURITY, 'utf8')).toBe(after)
  })

  test('is nobody but the promoter where its App’s key is kept in an environment', async () => {
    const won: string[] = []
    for (const attack of ATTACKS) {
      if ((await outcomeOf(attack, 'environment')) !== 'stopped') won.push(attack.what)
    }
    expect(won).toEqual([])
  })
})

async function outcomeOf(attack: Attack, setup: Setup): Promise<string> {
  await using scene = await setScene(setup)
  await attack.run(scene)
  const outcome = (await merges(scene)) ? '**green**' : 'stopped'
  expect(scene.github.violations).toEqual([])
  return outcome
}
