import type { Environment, Policy } from './model.ts'
import { quote } from './quote.ts'

/** What an environment follows, as far as the order goes. */
export interface GraphNode {
  readonly name: string
  readonly upstreams: readonly string[]
}

/** The environment of that name; undefined where the policy has none. */
export function environmentOf(policy: Policy, name: string): Environment | undefined {
  return policy.environments.find((environment) => environment.name === name)
}

/** Why some of the names that a run was given are no environments, with those that are; undefined: all are. */
export function whyNoEnvironments(policy: Policy, names: readonly string[]): string | undefined {
  const unknown = names.filter((name) => environmentOf(policy, name) === undefined)
  return unknown.length === 0 ? undefined : describeUnknownEnvironments(policy, unknown)
}

/** The sentence for names that are no environments of the policy. */
export function describeUnknownEnvironments(policy: Policy, unknown: readonly string[]): string {
  const declared = policy.environments.map(({ name }) => name).join(', ')
  const [what, are] = unknown.length === 1 ? ['environment', 'is'] : ['environments', 'are']
  return `${what} ${unknown.map(quote).join(', ')} ${are} not in the policy (declared: ${declared})`
}

/** Names of the environments that one follows, in the order of its `after` or `afterAny`. */
export function upstreamsOf(policy: Policy, name: string): readonly string[] {
  const environment = environmentOf(policy, name)
  return environment === undefined ? [] : [...environment.after, ...environment.afterAny]
}

/** Names of the environments that follow one, in the policy's order. */
export function downstreamsOf(policy: Policy, name: string): readonly string[] {
  return policy.environments
    .filter(({ after, afterAny }) => after.includes(name) || afterAny.includes(name))
    .map((environment) => environment.name)
}

/**
 * Nodes so that each stands after those it follows, otherwise in the order given; what a circle keeps from a place
 * comes last.
 */
export function inOrder<Node extends GraphNode>(nodes: readonly Node[]): readonly Node[] {
  const names = new Set(nodes.map(({ name }) => name))
  const placed = new Set<string>()
  const ordered: Node[] = []
  let waiting = nodes
  while (waiting.length > 0) {
    const next =
      waiting.find(({ upstreams }) =>
        upstreams.every((upstream) => placed.has(upstream) || !names.has(upstream)),
      ) ?? waiting[0]
    if (next === undefined) break
    placed.add(next.name)
    ordered.push(next)
    waiting = waiting.filter((node) => node !== next)
  }
  return ordered
}

/**
 * The circles in which nodes follow each other, each once, as the names on the way from a node back to itself:
 * `[a, b, a]` where a follows b and b follows a.
 */
export function circlesIn(nodes: readonly GraphNode[]): readonly (readonly string[])[] {
  const upstreams = new Map(nodes.map((node) => [node.name, node.upstreams]))
  const done = new Set<string>()
  const circles: (readonly string[])[] = []
  for (const { name } of nodes) {
    // A walk without recursion: how deep environments follow each other is up to whoever wrote the file.
    const path: string[] = []
    const stack: { readonly name: string; readonly left: Iterator<string> }[] = []
    const enter = (next: string): void => {
      path.push(next)
      stack.push({ name: next, left: (upstreams.get(next) ?? []).values() })
    }
    if (!done.has(name)) enter(name)
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const step = top.left.next()
      if (step.done === true) {
        done.add(top.name)
        stack.pop()
        path.pop()
      } else if (path.includes(step.value)) {
        circles.push([...path.slice(path.indexOf(step.value)), step.value])
      } else if (!done.has(step.value)) enter(step.value)
    }
  }
  return circles
}
