import { join } from 'node:path'
import { lint } from './lint-workflows/rules.ts'
import { sources } from './lint-workflows/source.ts'

const all = sources(join(import.meta.dirname, '..'))
const findings = all.flatMap(lint)
for (const { file, line, rule, message } of findings) {
  console.error(`${file}:${line} ${message} (${rule})`)
}
console.log(`${all.length} pieces of YAML read, ${findings.length} findings`)
if (findings.length > 0) process.exitCode = 1
