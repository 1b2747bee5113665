import type { Policy } from './model.ts'
import { isLabel, isLogin } from './names.ts'

/** Whether events of this sender, by its number alone, count for an environment. */
export function mayReport(policy: Policy, senderId: number, environment: string): boolean {
  return policy.reporters.some(
    ({ id, environments }) => id === senderId && environments.includes(environment),
  )
}

/** The line under `reporters:` that would let a sender report on an environment; odd names are left out. */
export function describeReporterLine(senderId: number, login: string, environment: string): string {
  const named = isLogin(login) ? `, login: "${login}"` : ''
  return `- { id: ${senderId}${named}, environments: [${isLabel(environment) ? environment : ''}] }`
}
