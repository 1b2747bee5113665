import { expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { secretForms } from '../src/secrets.ts'
import { runStep } from './support/step.ts'

const TOKEN = 'ghs_CANARY/0123456789+abcdefghijklmnopq'

test('a secret is known again in every Base64 text around it', () => {
  const around = fc.uint8Array({ maxLength: 8 })
  fc.assert(
    fc.property(
      fc.string({ minLength: 8, maxLength: 60 }),
      around,
      around,
      (secret, before, after) => {
        const bytes = Buffer.concat([before, Buffer.from(secret), after])
        for (const encoding of ['base64', 'base64url'] as const) {
          const text = bytes.toString(encoding)
          expect(secretForms(secret).some((form) => text.includes(form))).toBe(true)
        }
      },
    ),
  )
})

test('a token is masked in the runner before anything else is printed', async () => {
  const { stdout } = await runStep(
    `const token = kit.readInputs(kit.actionInputs, (input) => input.token('token'))
     kit.say('ready')`,
    { INPUT_TOKEN: TOKEN },
  )
  const lines = stdout.trimEnd().split('\n')
  expect(lines.at(-1)).toBe('ready')
  expect(lines.slice(0, -1).every((line) => line.startsWith('::add-mask::'))).toBe(true)
  expect(lines).toContain(`::add-mask::${TOKEN}`)
  expect(lines).toContain(
    `::add-mask::${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`,
  )
})

test('a token with a line break is refused without being shown', async () => {
  const { stdout, code } = await runStep(
    `await kit.runAction(async () => ({ outputs: kit.readInputs(kit.actionInputs, (input) => ({ token: input.token('token') })) }))`,
    { INPUT_TOKEN: 'ghs_CANARY\nsecond' },
  )
  expect(code).toBe(1)
  expect(withoutMasks(stdout)).toContain('input "token" has characters that no token has')
  expect(withoutMasks(stdout)).not.toContain('CANARY')
})

test('no form of a token leaves by log, annotation, output, summary or stack', async () => {
  const forms = `[t, encodeURIComponent(t), JSON.stringify(t),
    Buffer.from('x-access-token:' + t).toString('base64'),
    ...['', 'a', 'ab'].map((p) => Buffer.from(p + t + 'z').toString('base64'))]`
  const { stdout, stderr, outputs, summary } = await runStep(
    `const t = process.env.INPUT_TOKEN
     kit.readInputs(kit.actionInputs, (input) => input.token('token'))
     const forms = ${forms}
     await kit.runAction(async () => {
       for (const form of forms) {
         kit.say('said ' + form)
         kit.annotate('warning', 'warned ' + form, { file: form })
         kit.setOutputs({ value: 'set ' + form })
         await kit.writeSummary('wrote ' + form + '\\n')
       }
       throw new Error('failed ' + forms.join(' '), { cause: new Error('because of ' + forms.join(' ')) })
     })`,
    { INPUT_TOKEN: TOKEN },
  )
  const shown = [withoutMasks(stdout), stderr, summary, ...outputs.values()].join('\n')
  for (const part of ['said', 'warned', 'set', 'wrote', 'failed', 'because of']) {
    expect(shown).toContain(`${part} `)
  }
  const hidden = [
    TOKEN,
    encodeURIComponent(TOKEN),
    ...secretForms(TOKEN),
    Buffer.from(TOKEN).toString('base64').slice(4, 30),
  ]
  for (const form of hidden) expect(shown).not.toContain(form)
})

function withoutMasks(stdout: string): string {
  return stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')
}
