import { describeProblem, type Environment, type Policy, parsePolicy } from '../src/index.ts'

/** The policy of a text that is right; throws with the problems of one that is not. */
export function policyOf(text: string): Policy {
  const parsed = parsePolicy(text, 'policy.yaml')
  if (parsed.kind === 'problems') throw new Error(parsed.problems.map(describeProblem).join('\n'))
  return parsed.policy
}

/** An environment of a policy that has it. */
export function environmentIn(policy: Policy, name: string): Environment {
  const environment = policy.environments.find((one) => one.name === name)
  if (environment === undefined) throw new Error(`no environment ${name}`)
  return environment
}
