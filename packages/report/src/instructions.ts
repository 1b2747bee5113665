import { block } from './block.ts'
import { cleanLine } from './clean.ts'
import { code, text } from './escape.ts'
import { folded, listedUpTo, paragraphs } from './phrase.ts'
import { value } from './value.ts'

interface Subject {
  readonly key: string
  readonly environment: string
  readonly upstreams: readonly string[]
  /** The branch that the pull request merges into. */
  readonly base: string
  /** What is proposed, and what the target runs now. */
  readonly version: string
  readonly current: string | undefined
}

/** What the person who looks at a promotion can do besides merging it. */
export function promotionInstructions(subject: Subject): string {
  const environment = text(subject.environment, 80)
  const version = value(subject.version)
  const upstreams = listedUpTo(
    subject.upstreams.slice(0, 100).map((upstream) => text(upstream, 80)),
    5,
  )
  const reject = `**Reject it:** close this pull request. ${version} and every lower release that ${upstreams} had pinned by then are not proposed again, until this one is reopened or somebody chooses a version: run *Promote* by hand with ${inputs('choose', subject)}. A higher release gets a pull request of its own.`
  const back = subject.current === undefined ? '' : ` to ${value(subject.current)}`
  const rollBack = `**Roll it back:** after the merge, revert the merge commit. That takes ${environment} back${back}, and it sticks: neither ${version} nor a lower release is proposed again until somebody chooses it. A higher release is free. *Rollback*, run by hand, does the same with a hold.`
  return folded('Hold it, reject it, roll it back', paragraphs([hold(subject), reject, rollBack]))
}

/** What the person who looks at a bump can do besides merging it. */
export function bumpInstructions(subject: Omit<Subject, 'upstreams'>): string {
  const environment = text(subject.environment, 80)
  const back = subject.current === undefined ? '' : ` to ${value(subject.current)}`
  const rollBack = `**Roll it back:** after the merge, revert the merge commit. That takes ${environment} back${back}.`
  return folded('Hold it, roll it back', paragraphs([hold(subject), rollBack]))
}

/** What to fill in when the promote workflow is started by hand for this release. */
function inputs(
  act: 'choose' | 'hold',
  { environment, key, version }: Pick<Subject, 'environment' | 'key' | 'version'>,
): string {
  const where = [`\`act: ${act}\``, code(`environment: ${environment}`), code(`service: ${key}`)]
  return `${where.join(', ')} and ${code(`version: ${version}`)}`
}

function hold(subject: Pick<Subject, 'key' | 'environment' | 'base' | 'version'>): string {
  const path = `.fluxgate/holds/${subject.environment}/${subject.key}.yaml`
  const lines = [
    `- version: ${quoted(subject.version)} # "*" holds every version`,
    '  reason: "what is wrong"',
    '  by: "your login"',
    '  # until: "2027-01-31T09:00:00Z"',
  ]
  return paragraphs([
    `**Hold it:** run *Promote* by hand with ${inputs('hold', subject)}, and why; or add this to ${code(path, 300)} on ${code(subject.base)}. To lift it, run *Promote* with \`act: lift\`, or set the hold's \`until\` to now, so that the file keeps the story.`,
    block(lines.join('\n'), 'yaml'),
  ])
}

/** A scalar that YAML reads as the same text; JSON's strings are YAML's. */
function quoted(raw: string): string {
  return JSON.stringify(cleanLine(raw, 256))
}
