/**
 * Prints what GitHub's own parser has to say of workflows that call ours, as JSON: a program of its own, because the parser imports
 * JSON in a way that Node takes only with the hook below, which jest has no place for.
 *
 *     node test/workflows/caller-problems.ts <workflow> ...
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(import.meta.dirname, '..', '..')

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.json')) return next(url, context)
    const source = `export default ${readFileSync(fileURLToPath(url), 'utf8')}`
    return { format: 'module', source, shortCircuit: true }
  },
})

const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
)

const problems: Record<string, readonly string[]> = {}
for (const name of process.argv.slice(2)) problems[name] = await problemsOf(name)
console.log(JSON.stringify(problems))

async function problemsOf(name: string): Promise<readonly string[]> {
  const file = { name, content: readFileSync(name, 'utf8') }
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter())
  if (value !== undefined) {
    const template = await convertWorkflowTemplate(
      context,
      value,
      { getFileContent: async (reference) => called(reference) },
      { fetchReusableWorkflowDepth: 1 },
    )
    const told = (template.errors ?? []).map(({ Message }) => Message)
    if (told.length > 0) return told
  }
  return context.errors.getErrors().map(({ message }) => message)
}

/** A workflow of ours at whatever commit, and one beside the caller, are the file that is here. */
function called(reference: object): { readonly name: string; readonly content: string } {
  const path = 'path' in reference ? String(reference.path) : ''
  if (!/^\.github\/workflows\/[\w-]+\.yml$/.test(path)) throw new Error(`"${path}" is none of ours`)
  return { name: path, content: readFileSync(join(root, path), 'utf8') }
}
