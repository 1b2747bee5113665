import { describeUnknownService } from '@fluxgate/policy'
import { allServices } from '../facts/find-services.ts'
import { filesAt } from '../facts/view.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { sweepSetsOf } from './named-sets.ts'
import { sweepEach } from './sweep-each.ts'
import { recordsOf } from './sweep-order.ts'
import { bookOf, scopeOf } from './sweep-scope.ts'
import { leftOf, NOTHING_SWEPT, ownOf, type SweepRequest, type Swept } from './swept.ts'

/** Sweeps the services that a request names, and the release sets that they go with. */
export async function sweepNamed(
  ports: Ports,
  run: RunFacts,
  base: Base,
  request: SweepRequest,
): Promise<Swept> {
  const scope = scopeOf(base, request)
  const wanted = request.services.map((key) => ({ key, records: recordsOf(request.records, key) }))
  const read = filesAt(ports.forge, base.commit)
  const book = bookOf(ports, base, scope)
  const { services, enough } = await sweepEach(ports, run, base, {
    scope,
    wanted: [wanted],
    sources: { read, book },
    kept: 0,
  })
  const lost = services.filter(({ nowhere }) => nowhere).map(({ key }) => key)
  const found = services.filter(({ nowhere }) => !nowhere)
  const keys = found.map(({ key }) => key)
  const asked = { keys, own: ownOf(request), book }
  const sets = enough === undefined ? await sweepSetsOf(ports, run, base, scope.targets, asked) : []
  const known = lost.length === 0 ? [] : (await allServices(read, base.policy.environments)).keys
  return {
    ...NOTHING_SWEPT,
    base,
    services: found,
    sets,
    left: leftOf(request.services.length - services.length, enough),
    unknown: lost.map((key) => ({ key, why: describeUnknownService(key, known) })),
  }
}
