import { branchOfVersion, type Pins, quote } from '@fluxgate/policy'
import { isDigest } from './changes.ts'
import { pinNames } from './pins.ts'

/**
 * Why pins may not take the place of others: they were made on another branch; undefined: nothing says so. Versions of
 * two branches are neither newer nor older than each other, whatever their names sort like, so one branch feeds an
 * environment until a person decides otherwise. `held` says whose pins they are, as in `dev pins`.
 */
export function otherBranch(now: Pins, wanted: Pins, held: string): string | undefined {
  for (const name of pinNames(wanted)) {
    const old = now[name]
    const value = wanted[name]
    if (old === undefined || value === undefined || isDigest(name)) continue
    const feeding = branchOfVersion(old)
    const branch = branchOfVersion(value)
    if (feeding === undefined || branch === undefined || feeding === branch) continue
    const why = `${value} was made on branch ${quote(branch)}, but ${held} ${old} of branch ${quote(feeding)}`
    return `${why}; only one branch feeds an environment, so run Bump by hand to switch`
  }
  return undefined
}
