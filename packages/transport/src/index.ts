export { type Clock, pauseAfter, systemClock } from './clock.ts'
export { memberOf, textAt } from './members.ts'
export { type NetworkFailure, networkFailure } from './network-failure.ts'
export { type Proxies, proxiesOf } from './proxies.ts'
export {
  createTransport,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts'
