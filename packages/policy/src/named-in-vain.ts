import { whyNoEnvironments } from './graph.ts'
import type { Policy } from './model.ts'
import { HOLDS } from './paths.ts'
import type { Problem } from './problem.ts'
import { problemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { readTree } from './read-tree.ts'
import { describeUnknownService } from './service-key.ts'
import type { Node } from './tree.ts'

/** What the policy speaks of and is not there: a service that no environment has, a workflow. */
export interface NamedInVain {
  /** The keys that lead to it in the file, itself the last. */
  readonly path: readonly string[]
  /** A sentence for people; it takes a comparison with every name there is, so it is made only where it is shown. */
  readonly words: () => string
}

/**
 * Services that the policy speaks of and no environment has: a misspelt name asks for stricter gates, or for a place in a release
 * set, and nobody gets them.
 */
export function namedInVain(policy: Policy, known: readonly string[]): readonly NamedInVain[] {
  const there = new Set(known)
  return [
    ...policy.services.map(({ key }) => {
      return { key, path: ['services', key], where: `"services" of "${key}"` }
    }),
    ...policy.environments.flatMap(({ name, batch }) =>
      batch.kind !== 'groups'
        ? []
        : batch.groups.flatMap((group) =>
            group.services.map((key) => ({
              key,
              path: ['environments', name, 'batch', 'groups', group.name, key],
              where: `group "${group.name}" of ${name}`,
            })),
          ),
    ),
  ].flatMap(({ key, path, where }) => {
    if (there.has(key)) return []
    const what = `what the policy says in ${where} counts for nothing`
    return [{ path, words: () => `${what}: ${describeUnknownService(key, known)}` }]
  })
}

/** Promotion tests that are no workflow of the repository; `workflows`: the names of the files in `.github/workflows`. */
export function testsInVain(policy: Policy, workflows: readonly string[]): readonly NamedInVain[] {
  const there = new Set(workflows)
  const asked = [
    ...policy.environments.map(({ name, gates }) => ({
      path: ['environments', name, 'gates', 'tests'],
      environment: name,
      tests: gates.tests,
    })),
    ...policy.services.flatMap(({ key, gates }) =>
      gates.map(({ environment, gates: { tests } }) => ({
        path: ['services', key, 'gates', environment, 'tests'],
        environment,
        tests,
      })),
    ),
  ]
  return asked.flatMap(({ path, environment, tests }) => {
    if (tests === undefined || there.has(tests)) return []
    const why = `there is no such file in .github/workflows, so nothing would be promoted to ${environment}`
    const words = `"tests" has ${quote(tests)}, and ${why}; add it, on the branch that Flux reads`
    return [{ path, words: () => words }]
  })
}

/** The same with the place of each name in the text of the policy, which `file` is called. */
export function placedInVain(
  named: readonly NamedInVain[],
  text: string,
  file: string,
): readonly Problem[] {
  const root = readTree(text, problemList(text, file))
  const problems = problemList(text, file)
  for (const { path, words } of named) problems.add(offsetAt(root, path), words)
  return problems.all()
}

/**
 * Where a key stands, or an item of a list, at the end of a path of keys; where the path ends before, as far as it goes. `soFar`: where
 * the node stands that it begins at.
 */
function offsetAt(node: Node | undefined, [first, ...rest]: readonly string[], soFar = 0): number {
  switch (node?.kind) {
    case undefined:
    case 'scalar':
      return soFar
    case 'list':
      return (
        node.items.find((item) => item.kind === 'scalar' && item.text === first)?.offset ?? soFar
      )
    case 'map': {
      const entry = node.entries.find(({ key }) => key === first)
      return entry === undefined ? soFar : offsetAt(entry.value, rest, entry.keyOffset)
    }
  }
}

/**
 * Files among the holds of an environment that hold nothing, a sentence for each: whoever misspelt one believes that something is held.
 *
 * @param names of what stands in the environment's folder of holds
 * @param known keys of the services that there are
 */
export function heldInVain(
  environment: string,
  names: readonly string[],
  known: readonly string[],
): readonly string[] {
  const there = new Set(known)
  return names.flatMap((name) => {
    const key = name.replace(/\.yaml$/, '')
    if ((key !== name && there.has(key)) || isKeeper(name)) return []
    const why =
      key === name ? 'a hold file is named <service>.yaml' : describeUnknownService(key, known)
    return [`${HOLDS}/${environment}/${name} holds nothing: ${why}`]
  })
}

/** What stands among the folders of holds and is of no environment, a sentence for each: it would hold nothing, and nobody would know. */
export function strayHolds(
  policy: Policy,
  entries: readonly { readonly name: string; readonly folder: boolean }[],
): readonly string[] {
  return entries.flatMap(({ name, folder }) => {
    const path = `${HOLDS}/${name}`
    if (!folder && isKeeper(name)) return []
    if (!folder) return [`${path} holds nothing: holds are in ${HOLDS}/<environment>/`]
    const unknown = whyNoEnvironments(policy, [name])
    return unknown === undefined ? [] : [`${path} holds nothing: ${unknown}`]
  })
}

/** Whether a file is what keeps a folder in git, or what a file manager leaves there: nobody takes it for a hold. */
function isKeeper(name: string): boolean {
  return name.startsWith('.') && !/\.ya?ml$/.test(name)
}
