import {
  asText,
  type Fields,
  nameOf,
  readChecked,
  readFields,
  readList,
  readPositive,
  readText,
  readTexts,
  required,
} from './fields.ts'
import type { People, Person, Reporter } from './model.ts'
import { isLogin, parseTeam } from './names.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { hint } from './suggestion.ts'
import type { MapEntry, Node } from './tree.ts'

/** Parses `reporters`: who may report on which of the environments. */
export function readReporters(
  entry: MapEntry | undefined,
  environments: readonly string[],
  problems: ProblemList,
): readonly Reporter[] {
  if (entry === undefined) return []
  const ids = new Set<number>()
  return readList(entry.value, '"reporters"', problems).flatMap((item) => {
    const reporter = readReporter(item, environments, problems)
    if (reporter !== undefined && ids.has(reporter.id)) {
      problems.add(
        item.offset,
        `reporter ${reporter.id} is listed twice; put its environments into one entry`,
      )
    }
    if (reporter !== undefined) ids.add(reporter.id)
    return reporter ?? []
  })
}

function readReporter(
  node: Node,
  environments: readonly string[],
  problems: ProblemList,
): Reporter | undefined {
  const fields = readFields(node, 'a reporter', ['id', 'login', 'environments'], problems)
  const shown = '; the summary of a refused event shows it'
  const idWay = `, the number that decides${shown}`
  const idNode = required(fields, 'id', node, 'a reporter', problems, idWay)
  const id = idNode === undefined ? undefined : readPositive(idNode, '"id"', problems, shown)
  const names = readReported(fields, node, environments, problems)
  const login = fields.get('login')
  const name =
    login === undefined
      ? undefined
      : readChecked(login.value, '"login"', 'a login of GitHub', isLogin, problems)
  return id === undefined ? undefined : { id, login: name, environments: names }
}

function readReported(
  fields: Fields<'id' | 'login' | 'environments'>,
  node: Node,
  environments: readonly string[],
  problems: ProblemList,
): readonly string[] {
  const way = '; name those that it may report on'
  const list = required(fields, 'environments', node, 'a reporter', problems, way)
  if (list === undefined) return []
  if (list.kind === 'list' && list.items.length === 0) {
    problems.add(list.offset, `a reporter has no environments${way}`)
  }
  return readTexts(list, '"environments"', problems, (item) =>
    readEnvironmentName(item, environments, problems),
  )
}

/** The name of an environment that the policy declares. */
function readEnvironmentName(
  node: Node,
  environments: readonly string[],
  problems: ProblemList,
): string | undefined {
  const name = readText(node, 'an environment', problems)
  // Where there are none, that is the mistake, and told already.
  if (name === undefined || environments.includes(name) || environments.length === 0) return name
  problems.add(
    node.offset,
    () => `environment ${quote(name)} is not declared${hint(name, environments)}`,
  )
  return undefined
}

/** Whom an entry of `people` names: `olga`, `acme/ops`, `user 42`. */
export function describePerson(person: Person): string {
  switch (person.kind) {
    case 'id':
      return `user ${person.id}`
    case 'login':
      return person.login
    case 'team':
      return `${person.org}/${person.slug}`
  }
}

/** Parses `people`: who may do by hand what. */
export function readPeople(entry: MapEntry | undefined, problems: ProblemList): People {
  if (entry === undefined) return { override: [], attest: [], hold: [] }
  const fields = readFields(entry.value, '"people"', ['override', 'attest', 'hold'], problems)
  const read = (key: 'override' | 'attest' | 'hold'): readonly Person[] => {
    const list = fields.get(key)
    if (list === undefined) return []
    return readList(list.value, quote(key), problems, asText).flatMap(
      (item) => readPerson(item, problems) ?? [],
    )
  }
  return { override: read('override'), attest: read('attest'), hold: read('hold') }
}

function readPerson(node: Node, problems: ProblemList): Person | undefined {
  if (node.kind === 'scalar' && node.plain && /^[1-9][0-9]*$/.test(node.text)) {
    const id = readPositive(node, 'a user id', problems)
    return id === undefined ? undefined : { kind: 'id', id }
  }
  const text = node.kind === 'scalar' ? node.text : ''
  const team = parseTeam(text)
  if (team !== undefined) return { kind: 'team', org: team.org, slug: team.slug }
  // A login of digits alone would be told from an id by its quotes only, and by nobody who reads the file.
  if (isLogin(text) && !/^[0-9]+$/.test(text)) return { kind: 'login', login: text }
  problems.add(
    node.offset,
    `a person is a user id without quotes, a login or a team org/team, not ${nameOf(node)}${wayWithoutAt(node)}`,
  )
  return undefined
}

/** What to add to a message about a name as GitHub's comments have it, `@olga` or `@acme/ops`; empty for all else. */
export function wayWithoutAt(node: Node): string {
  if (node.kind !== 'scalar' || !node.text.startsWith('@')) return ''
  const name = node.text.slice(1)
  return isLogin(name) || parseTeam(name) !== undefined ? `; write ${name}` : ''
}
