import { type Files, type Located, type locate, locateRequest } from '@fluxgate/documents'
import type { Environment, Policy } from '@fluxgate/policy'
import { likelyBases, locateAll } from './locate-overlays.ts'
import type { ReadFiles } from './view.ts'

/** Few enough for one answer of GitHub, with what their overlays build on. */
export const SERVICES_A_REQUEST = 25

/** What was found of several services, and the files that it was found in. */
export interface Overlays {
  readonly files: Files
  at(environment: string, key: string): Located | undefined
}

/** Locates the pins of services in environments: one read, and more where overlays build on more files. */
export async function locateServices(
  read: ReadFiles,
  policy: Policy,
  wanted: readonly { readonly environment: Environment; readonly key: string }[],
  by?: typeof locate,
): Promise<Overlays> {
  const requests = wanted.map(({ environment, key }) => locateRequest(policy, environment, key))
  const overlays = wanted.map(({ environment }, index) => ({
    name: environment.name,
    overlays: requests[index]?.overlays ?? [],
  }))
  const paths = new Set([...requests.flatMap((one) => one.overlays), ...likelyBases(overlays)])
  const { located, files } = await locateAll(read, requests, await read([...paths]), by)
  const found = new Map(
    wanted.flatMap(({ environment, key }, index) => {
      const one = located[index]
      return one === undefined ? [] : [[`${environment.name} ${key}`, one] as const]
    }),
  )
  return { files, at: (environment, key) => found.get(`${environment} ${key}`) }
}
