import { readChart } from './chart-section.ts'
import { readMilliseconds, readPath } from './delivery-fields.ts'
import type { DeliveryFile, DeployTarget, ImageSource, Step } from './delivery-file.ts'
import { type Fields, readChecked, readFields, readTexts, readWord, required } from './fields.ts'
import { checkFormatVersion } from './format-version.ts'
import { isBranch, isLabel, isRepository, isServiceName } from './names.ts'
import type { Problem } from './problem.ts'
import { type ProblemList, problemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { readTree } from './read-tree.ts'
import { type Placed, readAnalyses, readStages } from './step-section.ts'
import { type MapEntry, type Node, scalarType } from './tree.ts'

/** A delivery file, or everything that is wrong with it, in the order of its lines. */
export type ParsedDeliveryFile =
  | { readonly kind: 'ok'; readonly file: DeliveryFile }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

const KEYS = [
  'version',
  'service',
  'chart',
  'image',
  'budget',
  'overBudget',
  'stages',
  'analysis',
  'deploy',
] as const
type Key = (typeof KEYS)[number]

const EXAMPLE =
  'version: 1, then service: my-service and stages: [{ name: test, run: ./gradlew test }]'
const FIFTEEN_MINUTES = 15 * 60 * 1000
/** What GitHub has native runners for: an image is never built under emulation. */
const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const

/** Parses the text of `.fluxgate/delivery.yaml`; `path` is what problems call it. Never throws. */
export function parseDeliveryFile(text: string, path: string): ParsedDeliveryFile {
  const problems = problemList(text, path)
  const root = readTree(text, problems)
  const empty = root === undefined || (root.kind === 'scalar' && scalarType(root) === 'null')
  if (problems.count() === 0 && empty) {
    problems.add(0, `the delivery file is empty; the least it holds is ${EXAMPLE}`)
  }
  const file = root === undefined || empty ? undefined : readFile(root, problems)
  return file === undefined || problems.count() > 0
    ? { kind: 'problems', problems: problems.all() }
    : { kind: 'ok', file }
}

function readFile(root: Node, problems: ProblemList): DeliveryFile | undefined {
  const fields = readFields(root, 'the delivery file', KEYS, problems)
  checkFormatVersion(fields, root, 'the delivery file', problems)
  const way = ', its key in the GitOps repository, such as customer-service'
  const named = required(fields, 'service', root, 'the delivery file', problems, way)
  const service = named && readService(named, problems)
  const chart = fields.get('chart')
  const image = fields.get('image')
  const budget = fields.get('budget')
  const overBudget = fields.get('overBudget')
  const deploy = fields.get('deploy')
  const stages = readStages(fields.get('stages'), problems)
  const analyses = readAnalyses(fields.get('analysis'), problems)
  checkSteps([...stages, ...analyses], fields, problems)
  checkPurpose(fields, root, problems)
  const rest = {
    chart: chart && readChart(chart, problems),
    image: image && readImage(image, problems),
    budget: (budget && readMilliseconds(budget.value, '"budget"', problems)) ?? FIFTEEN_MINUTES,
    overBudget:
      (overBudget && readWord(overBudget.value, '"overBudget"', ['warn', 'fail'], problems)) ??
      'warn',
    stages: stages.map(({ step }) => step),
    analysis: analyses.map(({ step }) => step),
    deploy: deploy && readDeploy(deploy, problems),
  }
  return service === undefined ? undefined : { service, ...rest }
}

function readService(node: Node, problems: ProblemList): string | undefined {
  const form = "the service's key: a name as Kubernetes takes it, or <namespace>.<service>"
  return readChecked(node, '"service"', form, isServiceName, problems)
}

function readImage({ value }: MapEntry, problems: ProblemList): ImageSource {
  const fields = readFields(value, '"image"', ['context', 'file', 'platforms'], problems)
  const context = fields.get('context')
  const file = fields.get('file')
  const platforms = fields.get('platforms')
  return {
    context: (context && readPath(context.value, '"context"', problems)) ?? '.',
    file: file && readPath(file.value, '"file"', problems),
    platforms: platforms === undefined ? ['linux/amd64'] : readPlatforms(platforms.value, problems),
  }
}

function readPlatforms(node: Node, problems: ProblemList): readonly string[] {
  if (node.kind === 'list' && node.items.length === 0) {
    problems.add(node.offset, '"platforms" names none; write [linux/amd64], or leave it out')
  }
  return readTexts(node, '"platforms"', problems, (item) =>
    readWord(item, 'platform', PLATFORMS, problems),
  )
}

function readDeploy({ value }: MapEntry, problems: ProblemList): DeployTarget | undefined {
  const keys = ['repository', 'environment', 'branch'] as const
  const fields = readFields(value, '"deploy"', keys, problems)
  const from = (key: 'repository' | 'environment', way: string) =>
    required(fields, key, value, '"deploy"', problems, way)
  const repository = from('repository', ', the owner/name of the GitOps repository')
  const environment = from('environment', ', as the policy of the GitOps repository names it')
  const branch = fields.get('branch')
  const label = 'a name of lower case letters, digits and "-", 63 at most'
  const target = {
    repository:
      repository &&
      readChecked(repository, '"repository"', 'of the form owner/name', isRepository, problems),
    environment: environment && readChecked(environment, '"environment"', label, isLabel, problems),
    branch:
      branch &&
      readChecked(branch.value, '"branch"', 'a branch that git takes', isBranch, problems),
  }
  return target.repository === undefined || target.environment === undefined
    ? undefined
    : { ...target, repository: target.repository, environment: target.environment }
}

/** Names are columns of one table and what a person asks for, so stages and analyses share them. */
function checkSteps(
  steps: readonly Placed<Step>[],
  fields: Fields<Key>,
  problems: ProblemList,
): void {
  const seen = new Set<string>()
  for (const { step, nameOffset, whenOffset } of steps) {
    if (seen.has(step.name)) {
      problems.add(nameOffset, `"name" ${quote(step.name)} is that of another stage or analysis`)
    }
    seen.add(step.name)
    if (step.when.kind === 'chart-changed' && !fields.has('chart')) {
      problems.add(whenOffset, '"when" "chart-changed" never comes true without a "chart"')
    }
  }
}

function checkPurpose(fields: Fields<Key>, root: Node, problems: ProblemList): void {
  const deploy = fields.get('deploy')
  const packaged = fields.has('chart') || fields.has('image')
  if (deploy !== undefined && !packaged) {
    const way = 'name what is published, "chart" or "image", or remove it'
    problems.add(deploy.keyOffset, `"deploy" has nothing to deploy; ${way}`)
  }
  const runs = fields.has('stages') || fields.has('analysis')
  if (root.kind === 'map' && !packaged && !runs) {
    const text = 'the delivery file asks for nothing; give it "stages", "chart" or "image"'
    problems.add(root.offset, text)
  }
}
