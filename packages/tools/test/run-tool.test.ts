import { describe, expect, test } from '@jest/globals'
import { runTool } from '../src/run-tool.ts'
import { ToolError } from '../src/tool-error.ts'
import { programWith } from './program.ts'

async function failureOf(work: Promise<unknown>): Promise<ToolError> {
  const end = await work.then(
    () => new Error('it did not fail'),
    (cause: unknown) => cause,
  )
  if (end instanceof ToolError) return end
  throw end
}

describe('a program that is run', () => {
  test('gets its arguments as they are, user data after "--"', async () => {
    await using fake = await programWith('fake', 'for a in "$@"; do printf "<%s>" "$a"; done')
    const call = {
      tool: 'fake',
      args: ['build', '--flag'],
      operands: ['$(touch PWN)', '--upload-pack=touch PWN', 'a "b" \\c', '', ';ls\n'],
      env: {},
    }
    await expect(runTool(call, { folders: [fake.path] })).resolves.toBe(
      '<build><--flag><--><$(touch PWN)><--upload-pack=touch PWN><a "b" \\c><><;ls\n>',
    )
  })

  test('sees no variable that it was not given', async () => {
    await using fake = await programWith('fake', 'echo "$SECRET|$GIVEN"')
    process.env['SECRET'] = 'canary'
    try {
      const call = { tool: 'fake', args: [], env: { GIVEN: 'yes' } }
      await expect(runTool(call, { folders: [fake.path] })).resolves.toBe('|yes\n')
    } finally {
      delete process.env['SECRET']
    }
  })

  test('works from a folder with a space in its name', async () => {
    await using fake = await programWith('a b/fake', 'echo here')
    const { chmod } = await import('node:fs/promises')
    await chmod(`${fake.path}/a b/fake`, 0o755)
    const call = { tool: 'fake', args: [], env: {} }
    await expect(runTool(call, { folders: [`${fake.path}/a b`] })).resolves.toBe('here\n')
  })
})

describe('a program that fails', () => {
  test('is told by name, exit code and cleaned stderr, without its arguments', async () => {
    const body = 'printf "\\033[31mbad\\033[0m\\r\\n::add-mask::x\\n" >&2; exit 3'
    await using fake = await programWith('fake', body)
    const call = { tool: 'fake', args: ['--token=canary'], operands: ['canary'], env: {} }
    const error = await failureOf(runTool(call, { folders: [fake.path] }))
    expect(error).toMatchObject({ code: 'FAILED', tool: 'fake', exitCode: 3 })
    expect(error.message).toBe('fake: exit 3: bad\n ::add-mask::x')
    expect(JSON.stringify(error) + error.stack).not.toContain('canary')
  })

  test('is ended when its time is over', async () => {
    await using fake = await programWith('fake', 'exec /bin/sleep 50')
    const begun = performance.now()
    const options = { folders: [fake.path], timeoutSeconds: 0.2 }
    const error = await failureOf(runTool({ tool: 'fake', args: [], env: {} }, options))
    expect(error).toMatchObject({ code: 'TIMED_OUT' })
    expect(performance.now() - begun).toBeLessThan(40_000)
  })

  test('is refused when it prints more than the limit', async () => {
    await using fake = await programWith('fake', 'printf 12345678901')
    const call = { tool: 'fake', args: [], env: {} }
    const options = { folders: [fake.path], outputLimit: 10 }
    const error = await failureOf(runTool(call, options))
    expect(error).toMatchObject({ code: 'TOO_MUCH_OUTPUT' })
    await expect(runTool(call, { ...options, outputLimit: 11 })).resolves.toBe('12345678901')
  })

  test('is ended at the limit, however long its lines are', async () => {
    await using fake = await programWith('fake', 'exec /usr/bin/head -c 400000000 /dev/zero')
    const options = { folders: [fake.path], outputLimit: 1024 * 1024 }
    const error = await failureOf(runTool({ tool: 'fake', args: [], env: {} }, options))
    expect(error).toMatchObject({ code: 'TOO_MUCH_OUTPUT' })
  })

  test('may leave what it is told unread', async () => {
    await using fake = await programWith('fake', 'echo done')
    const call = { tool: 'fake', args: [], env: {}, input: 'x'.repeat(1024 * 1024) }
    await expect(runTool(call, { folders: [fake.path] })).resolves.toBe('done\n')
  })
})
