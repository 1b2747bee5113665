import { describe, expect, test } from '@jest/globals'
import { liveMarkdown } from './live-markdown.ts'

const SITE = 'https://github.example'

describe('the look for live Markdown', () => {
  test.each([
    'ping @acme/ops',
    '@ana',
    'fixes #12',
    'see GH-7',
    'x <!-- state -->',
    '![x](a.png)',
    '<img src=x>',
    '</details><script>',
    'https://evil.example/x',
    'www.evil.example',
    '[click](javascript:alert%281%29)',
    `[click](${SITE}.evil.example/x)`,
  ])('finds what is alive in %j', (text) => {
    expect(liveMarkdown(text, SITE)).not.toEqual([])
  })

  test.each([
    'mail me: a@b',
    '`@acme/ops`',
    '```\n@acme/ops fixes #1\n```',
    `[#7](${SITE}/acme/gitops/pull/7)`,
    '&#x40;acme',
    '#&#x200B;1',
    '> [!NOTE]\n> text',
    '<details>\n<summary>x</summary>\n</details>',
  ])('leaves %j alone', (text) => {
    expect(liveMarkdown(text, SITE)).toEqual([])
  })
})
