import {
  describePerson,
  type Environment,
  type Gates,
  type Person,
  type Policy,
  type ServiceException,
} from '@fluxgate/policy'
import { describeGates, enumerate } from '@fluxgate/promotion'
import type { PlacedHold } from './gitops-folder.ts'
import type { PinnedService } from './pinned-services.ts'
import type { Screen } from './screen.ts'
import { terminalText } from './terminal-text.ts'

/** A policy with what a working copy has of it. */
export interface PolicyView {
  readonly policy: Policy
  /** Each service in each environment that has an overlay of it. */
  readonly services: readonly PinnedService[]
  readonly holds: readonly PlacedHold[]
}

/** What stands beside a word: a line, or several below each other. */
type Row = readonly [word: string, lines: readonly string[]]

const WORD = 11
const MOST_SERVICES = 12
const MOST_TROUBLES = 10

/** What a policy means, environment by environment, each after those that it follows. */
export function policyText(view: PolicyView, { style }: Pick<Screen, 'style'>): string {
  const { policy } = view
  const block = (heading: string, note: string, rows: readonly Row[]): string => {
    const lines = rows.flatMap(([word, values]) =>
      values.map((value, index) => {
        const label = (index === 0 ? word : '').padEnd(WORD)
        const look = word === TROUBLE ? 'yellow' : undefined
        const line = terminalText(value, 500)
        return `  ${style('dim', label)} ${look === undefined ? line : style(look, line)}`
      }),
    )
    return [`${style('bold', heading)}${note}`, ...lines, ''].join('\n')
  }
  const each = policy.environments.map((environment) =>
    block(environment.name, `, ${comesAfter(environment)}`, rowsOf(view, environment)),
  )
  return `${[...each, block('everywhere', '', sharedRows(policy, view.services))].join('\n')}\n`
}

const TROUBLE = 'look at'

function comesAfter({ after, afterAny, land }: Environment): string {
  if (after.length > 0) return `after ${enumerate(after)}`
  if (afterAny.length > 0) return `after ${afterAny.join(' or ')}`
  return land === 'commit'
    ? 'where bumps land by commit'
    : 'where bumps land by pull request, merged by people'
}

function rowsOf(view: PolicyView, environment: Environment): readonly Row[] {
  const { policy } = view
  const own = view.services.filter((one) => one.environment === environment.name)
  const follows = environment.after.length + environment.afterAny.length > 0
  return [
    ['services', servicesLines(environment, own)],
    ['not here', follows ? missingLines(view, environment, own) : []],
    ['reports', [reportersOf(policy, environment)]],
    ['proven', [provenLine(environment)]],
    ['gates', follows ? gatesLines(environment.gates, environment, policy.services) : []],
    ['merged', follows ? [mergeLine(environment)] : []],
    ['together', batchLines(environment)],
    ['failure', environment.onFailure === 'none' ? [] : ['a pull request takes it back']],
    ['held', holdLines(view.holds, environment)],
    [TROUBLE, troubleLines(environment, own)],
  ]
}

function servicesLines(
  { overlays }: Environment,
  own: readonly PinnedService[],
): readonly string[] {
  const where = overlays.join(' or ')
  if (own.length === 0) return [`none in ${where}`]
  const named = own
    .slice(0, MOST_SERVICES)
    .map(({ key, version }) => (version === undefined ? key : `${key} ${version}`))
  const rest = own.length - named.length
  const all = [...named, ...(rest > 0 ? [`${rest} more`] : [])]
  return [`${own.length} in ${where}:`, all.join(', ')]
}

/** Services that some upstream has: what is proven there has no place to go to. */
function missingLines(
  { services }: PolicyView,
  { after, afterAny }: Environment,
  own: readonly PinnedService[],
): readonly string[] {
  const here = new Set(own.map(({ key }) => key))
  const upstream = services.filter(({ environment }) =>
    [...after, ...afterAny].includes(environment),
  )
  const missing = [...new Set(upstream.map(({ key }) => key))].filter((key) => !here.has(key))
  return missing.length === 0 ? [] : [listed(missing)]
}

function reportersOf({ reporters }: Policy, { name }: Environment): string {
  const own = reporters.filter(({ environments }) => environments.includes(name))
  if (own.length === 0) return 'nobody may report: its events are refused, with the line to add'
  const names = own.map(({ id, login }) => (login === undefined ? `id ${id}` : `${login} (${id})`))
  return `by ${enumerate(names)}`
}

function provenLine({ proof, clusters }: Environment): string {
  const what = proof === 'test' ? 'by a Helm test that succeeded' : 'by an upgrade that succeeded'
  if (clusters.length === 0) return what
  return `${what}, on ${clusters.length === 1 ? '' : 'each of '}${enumerate(clusters)}`
}

function gatesLines(
  gates: Gates,
  { name }: Environment,
  services: readonly ServiceException[],
): readonly string[] {
  const more = services.flatMap((service) =>
    service.gates
      .filter(({ environment }) => environment === name)
      .flatMap((one) => describeGates(one.gates).map((gate) => `${service.key} also: ${gate}`)),
  )
  const rule = describeGates(gates)
  return [...(rule.length === 0 ? ['none: what is proven is proposed at once'] : rule), ...more]
}

function mergeLine({ merge, supersede }: Environment): string {
  const moves =
    supersede === 'always'
      ? 'a newer release takes its place, approved or not'
      : 'a newer release waits where people have approved'
  return `${merge === 'auto' ? 'by itself, once its gate is open' : 'by people'}; ${moves}`
}

function batchLines({ batch }: Environment): readonly string[] {
  switch (batch.kind) {
    case 'none':
      return []
    case 'all':
      return ['all services, by one pull request']
    case 'groups':
      return batch.groups.map(({ name, services }) => `${name}: ${listed(services)}`)
  }
}

function holdLines(holds: readonly PlacedHold[], { name }: Environment): readonly string[] {
  return holds
    .filter(({ environment }) => environment === name)
    .map(({ key, hold }) => {
      const what = hold.version === '*' ? 'every version' : (hold.version ?? hold.release ?? '')
      const until = hold.until === undefined ? '' : ` until ${hold.until}`
      return `${key} ${what}${until}, by ${hold.by}: ${hold.reason}`
    })
}

function troubleLines(
  { name, overlays }: Environment,
  own: readonly PinnedService[],
): readonly string[] {
  if (own.length === 0) {
    return [`no service is found in ${name}; is ${overlays.join(' or ')} where its overlays are?`]
  }
  const troubles = own.flatMap(({ key, trouble }) =>
    trouble === undefined ? [] : [`${key}: ${trouble}`],
  )
  const rest = troubles.length - MOST_TROUBLES
  return rest > 0 ? [...troubles.slice(0, MOST_TROUBLES), `and ${rest} more`] : troubles
}

/** Paths of the policy at which no overlay has anything; a digest may be missing everywhere, a misspelt tag moves no image. */
function vainPaths(
  { image, values }: Policy['pins'],
  services: readonly PinnedService[],
): readonly string[] {
  const told = services.flatMap(({ places }) => places ?? [])
  if (told.length === 0) return []
  return [...image.flatMap(({ tag }) => tag ?? []), ...values].flatMap((path) =>
    told.some((places) => places.has(`values.${path}`))
      ? []
      : [`no overlay has ${path} under spec.values, so nothing travels by it`],
  )
}

function sharedRows(
  { pins, people, branch }: Policy,
  services: readonly PinnedService[],
): readonly Row[] {
  const images = pins.image.map(({ tag, digest }) =>
    [tag, digest].filter((path) => path !== undefined).join(' and '),
  )
  const travels = [
    ...(pins.chart ? ["the chart's version, with its digest"] : []),
    ...images,
    ...pins.values,
  ]
  return [
    ['branch', branch === undefined ? [] : [branch]],
    ['travels', [travels.join(', ')]],
    ['attest', [peopleLine(people.attest)]],
    ['hold', [peopleLine(people.hold)]],
    ['override', [peopleLine(people.override)]],
    [TROUBLE, vainPaths(pins, services)],
  ]
}

function peopleLine(people: readonly Person[]): string {
  return people.length === 0 ? 'nobody may' : enumerate(people.map(describePerson))
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST_SERVICES
  return [...names.slice(0, MOST_SERVICES), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}
