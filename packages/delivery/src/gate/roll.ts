import type { WrittenRelease } from '@fluxgate/documents'
import { helmReleaseFor, type Policy } from '@fluxgate/policy'
import { servicesIn } from '../facts/find-services.ts'
import { locateServices } from '../facts/locate-services.ts'
import type { ReadFiles } from '../facts/view.ts'
import type { Touched } from './touched.ts'

/** Every service that an environment has an overlay of, by what its HelmRelease is called. */
export interface Roll {
  /** The service that a release would be, wherever it stands; undefined: none. */
  serviceOf(release: WrittenRelease): Promise<Touched | undefined>
}

interface Entry extends Touched {
  /** undefined: the policy does not say. */
  readonly namespace: string | undefined
}

/** Opens the roll at base; nothing is read before somebody asks. */
export function openRoll(policy: Policy, read: ReadFiles): Roll {
  let entries: Promise<ReadonlyMap<string, readonly Entry[]>> | undefined
  return {
    async serviceOf({ name, namespace }) {
      entries ??= entriesOf(policy, read)
      const called = (await entries).get(name) ?? []
      const fitting = called.filter((one) => fits(namespace, one.namespace))
      const sure = fitting.find((one) => namespace === undefined || one.namespace !== undefined)
      if (sure !== undefined || namespace === undefined) return sure
      // Only its overlays tell in which namespace a service is.
      const overlays = await locateServices(read, policy, fitting)
      return fitting.find(({ environment, key }) => {
        const found = overlays.at(environment.name, key)
        return fits(namespace, found?.kind === 'found' ? found.release.namespace : undefined)
      })
    },
  }
}

function fits(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b
}

async function entriesOf(
  policy: Policy,
  read: ReadFiles,
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const all: (Entry & { readonly name: string })[] = []
  for (const environment of policy.environments) {
    for (const key of await servicesIn(read, environment)) {
      all.push({ ...helmReleaseFor(policy, environment, key), environment, key })
    }
  }
  return Map.groupBy(all, ({ name }) => name)
}
