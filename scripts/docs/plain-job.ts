import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The workflows that exist as a plain job too, for those who keep the key in an environment. */
export const PLAIN_JOBS = ['promote', 'bump', 'rollback'] as const

const COMMIT = '0'.repeat(40)
const HERE = "put the release's commit here"

/** Where the plain job of a workflow is kept. */
export function plainJobPath(name: string): string {
  return `docs/gitops-repository/with-environment/${name}.yml`
}

/**
 * A reusable workflow as one to copy: a key that lives in an environment can't be handed to a workflow of another repository. Its
 * triggers are those of the documented caller, its job that of the reusable one, line by line.
 */
export function plainJob(root: string, name: string): string {
  const caller = readFileSync(
    join(root, `docs/gitops-repository/.github/workflows/${name}.yml`),
    'utf8',
  )
  const reusable = readFileSync(join(root, `.github/workflows/${name}.yml`), 'utf8')
  const triggers = caller.slice(0, caller.indexOf('\njobs:'))
  const job = jobOf(reusable)
  // An expression of an input that the triggers don't have is none to a linter, and always empty.
  return `${triggers}${/^ {6}dry-run:/m.test(triggers) ? job : job.replace(/^ {10}dry-run: .*\n/gm, '')}`
}

function jobOf(reusable: string): string {
  return withoutSteps(reusable.slice(reusable.indexOf('\njobs:')), 'gitops')
    .replace(/^ {10}(?:owner|repositories|repository): .*steps\.gitops.*\n/gm, '')
    .replace(/^ {10}repository: \$\{\{ inputs\.repository \}\}\n/gm, '')
    .replace(
      /^( {4})runs-on: .*$/m,
      '$&\n$1environment: fluxgate # holds the key, and is limited to the default branch',
    )
    .replaceAll(/uses: \$\/(actions\/[a-z-]+)/g, `uses: fluxgate/fluxgate/$1@${COMMIT} # ${HERE}`)
    .replaceAll('inputs.client-id', 'vars.FLUXGATE_CLIENT_ID')
    .replaceAll('inputs.gates', 'vars.FLUXGATE_GATES')
    .replaceAll('inputs.sources', 'vars.FLUXGATE_SOURCES')
    .replaceAll('secrets.private-key', 'secrets.FLUXGATE_PRIVATE_KEY')
    .replaceAll('inputs.dry-run }}', 'inputs.dry-run || false }}')
}

/** Drops the step with that id, and the comment above it. */
function withoutSteps(job: string, id: string): string {
  const steps = job.split(/\n(?=(?: {6}#.*\n)* {6}- name: )/)
  return steps.filter((step) => !step.includes(`\n        id: ${id}\n`)).join('\n')
}
