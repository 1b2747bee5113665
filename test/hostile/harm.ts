import { existsSync } from 'node:fs'
import type { GitOps } from '../support/gitops.ts'
import type { ActionEnd } from '../support/run-action.ts'
import type { Deeds } from './guarded.ts'
import { liveMarkdown } from './live-markdown.ts'

/** What a run may have done to be called harmless. */
export interface Allowed {
  readonly token: string
  /** Where GitHub answers: the only address there is. */
  readonly site: string
  readonly outputs: readonly string[]
}

/** Everything that a run did and may not do; empty: nothing. Texts are what people read of it, by name. */
export function harmIn(
  { end, deeds }: { readonly end: ActionEnd; readonly deeds: Deeds },
  allowed: Allowed,
  texts: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  const { stdout, stderr, outputs, summary, exitCode } = end
  const said = withoutMasks(stdout)
  const printed = new Map([
    ['stdout', said],
    ['stderr', stderr],
    ['the summary', summary],
    ['the outputs', JSON.stringify(outputs)],
    ...texts,
  ])
  return [
    ...deedsOf(deeds, allowed),
    ...(existsSync('PWN') ? ['the file PWN was made'] : []),
    ...(exitCode === 0 || exitCode === 1 ? [] : [`exit code ${exitCode}`]),
    ...(/^\s+at |bug in Fluxgate/m.test(`${stdout}${stderr}`)
      ? [`a stack: ${stdout}${stderr}`]
      : []),
    ...commandsIn(stdout, allowed.token),
    ...outputsIn(outputs, allowed.outputs),
    ...leaksIn(printed, allowed.token),
    ...[['the summary', summary] as const, ...texts].flatMap(([where, text]) =>
      liveMarkdown(text, allowed.site).map((live) => `${where} is alive: ${live}`),
    ),
  ]
}

function deedsOf({ children, connections, prototypes, ended }: Deeds, { site }: Allowed): string[] {
  const { host } = new URL(site)
  return [
    ...children.map((child) => `a program was started: ${child}`),
    ...connections.filter((to) => to !== host).map((to) => `a connection was made to ${to}`),
    ...prototypes.map((change) => `a prototype was changed: ${change}`),
    ...(ended ? [] : ['the run was not seen to end']),
  ]
}

/** The runner reads a command where a line begins with `::`, spaces before it or not, and `##[` anywhere else. */
function commandsIn(stdout: string, token: string): string[] {
  const lines = stdout.split(/[\r\n\u0085\u2028\u2029]/)
  const commands = lines.filter((line) => /^\s*::/.test(line))
  const foreign = commands.filter(
    (line) => !/^::(?:add-mask|error|warning|notice)(?: [^:]*)?::/.test(line),
  )
  const shown = commands.filter((line) => /^::(?:error|warning|notice)/.test(line))
  const masks = commands.filter((line) => line.startsWith('::add-mask::'))
  const odd = masks.filter((line) => !formsOf(token).has(unescaped(line.slice(12))))
  return [
    ...foreign.map((line) => `a foreign command: ${line}`),
    ...lines
      .filter((line) => !/^::/.test(line) && line.includes('##['))
      .map((line) => `a foreign command: ${line}`),
    ...(shown.length > 1 ? [`${shown.length} annotations: ${shown.join(' ')}`] : []),
    ...odd.map((line) => `a mask of something else: ${line}`),
  ]
}

function outputsIn(outputs: Readonly<Record<string, string>>, names: readonly string[]): string[] {
  return Object.entries(outputs).flatMap(([name, value]) => [
    ...(names.includes(name) ? [] : [`an output of its own: ${name}`]),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    ...(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(value)
      ? [`control characters in ${name}`]
      : []),
  ])
}

/** Places in which a token stands, whole, or as it would look in an address, in JSON, or in Base64 whatever is around it. */
export function leaksIn(texts: ReadonlyMap<string, string>, token: string): string[] {
  const forms = [...formsOf(token)]
  return [...texts].flatMap(([where, text]) =>
    forms
      .filter((form) => text.includes(form))
      .map((form) => `the token stands in ${where}: ${form}`),
  )
}

function formsOf(token: string): ReadonlySet<string> {
  const inBase64 = [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]).toString('base64')
    // The first and last characters of it depend on what stands beside the token.
    const whole = text.replace(/=+$/, '').slice(offset === 0 ? 0 : offset + 1)
    const inner = whole.slice(0, -1)
    return [whole, inner].flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')])
  })
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  return new Set([
    token,
    encodeURIComponent(token),
    JSON.stringify(token).slice(1, -1),
    basic,
    ...inBase64,
  ])
}

/** `@actions/core` escapes what a command holds. */
function unescaped(data: string): string {
  return data.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')
}

function withoutMasks(stdout: string): string {
  return stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')
}

/** All that Git and GitHub hold of a repository, to be compared with what they held before. */
export function stateOf(
  { control }: Pick<GitOps, 'control'>,
  { records } = { records: true },
): string {
  const { state } = control
  return JSON.stringify({
    branches: [...control.branches()],
    pulls: control.pulls,
    ...(records ? { deployments: control.deployments } : {}),
    comments: [...state.comments.values()],
    statuses: [...state.statuses],
  })
}

/** All that people or machines read in a repository beside its files. */
export function textsIn({ control }: Pick<GitOps, 'control'>): ReadonlyMap<string, string> {
  return new Map([
    ...control.pulls.flatMap(({ number, title, body }) => [
      [`the title of #${number}`, title] as const,
      [`the body of #${number}`, body] as const,
    ]),
    ...[...control.state.comments.values()].map(({ id, body }) => [`comment ${id}`, body] as const),
  ])
}
