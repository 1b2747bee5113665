/**
 * `.fluxgate/delivery.yaml` of a service repository: how one service is tested, packaged and delivered. Paths are
 * relative to the service's root, the folder that holds `.fluxgate`, and never leave it.
 */
export interface DeliveryFile {
  /** The service's key in the GitOps repository. */
  readonly service: string
  /** Absent for a service whose chart lives elsewhere. */
  readonly chart: ChartSource | undefined
  /** Absent where no image is built. */
  readonly image: ImageSource | undefined
  /** Milliseconds from the start of the run until dev is bumped. */
  readonly budget: number
  readonly overBudget: 'warn' | 'fail'
  /** Fast before slow; a failure stops what comes after. */
  readonly stages: readonly Stage[]
  /** Run beside the stages. */
  readonly analysis: readonly Analysis[]
  readonly deploy: DeployTarget | undefined
}

/** A folder of the service that holds a Helm chart. */
export interface ChartSource {
  readonly path: string
  /** Value files, relative to the chart's folder; the chart is rendered once with each, and once without any. */
  readonly render: readonly string[]
  /** Files of YAML fragments, relative to the chart's folder, that what is rendered must contain. */
  readonly expect: readonly string[]
  /** A folder with JSON schemas for the schema check, relative to the root; absent: those of the network. */
  readonly schemas: string | undefined
  /** How a version comes about where none is given. */
  readonly versions: VersionScheme
  readonly stamp: Stamp
}

/** `timestamp`: 0.1.0-BUILD.20261121091400, after the numbers of Chart.yaml; `branch`: 1.4.0-main.12.gabc1234; `tag`: the Git tag of the commit. */
export type VersionScheme = 'timestamp' | 'branch' | 'tag'

/** Where the image's tag and digest are written in the packaged chart; absent: nowhere. */
export interface Stamp {
  readonly imageTag: StampAddress | undefined
  readonly imageDigest: StampAddress | undefined
}

/** `image.tag` is a path in values.yaml, `annotations/example.com/digest` an annotation in Chart.yaml. */
export type StampAddress =
  | { readonly kind: 'values'; readonly path: readonly string[] }
  | { readonly kind: 'annotation'; readonly name: string }

/** What an image is built from. */
export interface ImageSource {
  readonly context: string
  readonly file: string | undefined
  /** `linux/amd64`, `linux/arm64`; at least one. */
  readonly platforms: readonly string[]
}

/** What stages and analyses have in common. */
export interface Step {
  readonly name: string
  /** Commands, run one after the other by `shell`; the first that fails ends the step. */
  readonly run: readonly string[]
  readonly shell: 'bash' | 'sh' | 'pwsh'
  /** Globs of JUnit XML files, relative to the root. */
  readonly reports: readonly string[]
  /** Whether a missing or broken report fails the step. */
  readonly reportsRequired: boolean
  /** Milliseconds; absent: what is left of the budget. */
  readonly timeout: number | undefined
  readonly env: ReadonlyMap<string, string>
  readonly when: StepCondition
}

/** When a step runs. */
export type StepCondition =
  | { readonly kind: 'always' }
  | { readonly kind: 'chart-changed' }
  | { readonly kind: 'paths'; readonly globs: readonly string[] }

/** Commands that test the service. */
export interface Stage extends Step {
  readonly needsDocker: boolean
}

/** A linter or scanner beside the stages. */
export interface Analysis extends Step {
  /** Globs of SARIF files, relative to the root. */
  readonly sarif: readonly string[]
  /** The lowest SARIF level that fails the analysis; `none` only shows. */
  readonly failOn: 'error' | 'warning' | 'note' | 'none'
}

/** The overlay that a delivered release goes to. */
export interface DeployTarget {
  /** `owner/name` of the GitOps repository. */
  readonly repository: string
  readonly environment: string
  /** The only branch of the service repository that feeds the environment; absent: its default branch. */
  readonly branch: string | undefined
}
