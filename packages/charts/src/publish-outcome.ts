import { quote } from '@fluxgate/policy'
import type { ChartToPack, PackedChart } from './pack-chart.ts'
import { type RegistryAddress, repositoryOf } from './registry-address.ts'
import type { RegistryAnswer } from './registry-answer.ts'
import type { ChartManifest } from './registry-client.ts'
import type { Credentials } from './registry-token.ts'

/** Which chart is published, where, and by whom. */
export interface ChartToPublish extends Omit<ChartToPack, 'tools'> {
  readonly registry: RegistryAddress
  /** undefined: the registry is open. */
  readonly credentials: Credentials | undefined
}

/** What stands under the tag in the end. */
export interface PublishedChart {
  readonly name: string
  readonly version: string
  /** Of the manifest, as the registry has it: what an OCIRepository pins. */
  readonly digest: string
  /** Of the archive. */
  readonly content: string
  /** `ghcr.io/acme/charts/shop:1.4.2@sha256:...`. */
  readonly reference: string
}

/** What became of it. */
export type PublishOutcome =
  | { readonly kind: 'published'; readonly chart: PublishedChart }
  /** It was there with the same content. */
  | { readonly kind: 'present'; readonly chart: PublishedChart }
  /** A person has to change something first. */
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string }
  /** The registry did not come to an end with it in time; running again goes on from what is there. */
  | { readonly kind: 'deferred'; readonly name: string; readonly reason: string }

/** What became of it where the tag names something; `wasPushed`: by this run, as far as is known. */
export function judge(
  { digest, content }: ChartManifest,
  { registry, version }: ChartToPublish,
  packed: PackedChart,
  wasPushed: boolean,
): PublishOutcome {
  const { name } = packed
  const at = `${registry.host}/${repositoryOf(registry, name)}:${version}`
  if (content === packed.content) {
    const chart = { name, version, digest, content, reference: `${at}@${digest}` }
    return { kind: wasPushed ? 'published' : 'present', chart }
  }
  const theirs =
    content === undefined ? `${digest}, which is no chart` : `${digest} with the content ${content}`
  const what = wasPushed
    ? `another run published ${at} with other content meanwhile`
    : `${at} is published already, with other content`
  const reason = `${what}: the registry holds ${theirs}, this chart's content is ${packed.content}. A version is never overwritten: publish this one under a new version`
  return { kind: 'refused', name, reason }
}

/** Why the registry takes nothing here, and what would be right. */
export function whyNotTaken(
  request: ChartToPublish,
  repository: string,
  answer: Extract<RegistryAnswer<never>, { readonly kind: 'denied' | 'broken' }>,
): string {
  return answer.kind === 'denied'
    ? whyDenied(answer.status, request, repository)
    : `the registry ${quote(request.registry.host)} ${answer.why}`
}

function whyDenied(status: number, request: ChartToPublish, repository: string): string {
  const { registry, credentials } = request
  const host = quote(registry.host)
  if (credentials === undefined) {
    return `the registry ${host} wants to know who publishes (${status}); pass "username" and "password"`
  }
  if (status === 401) {
    return `the registry ${host} does not take the "username" and "password" that it was given (401); check both`
  }
  return `the registry ${host} does not let this account publish ${quote(repository)} (${status}); at ghcr.io the token needs "packages: write", and the package must give this repository write access`
}
