export { type Clock, pauseAfter, systemClock } from './clock.ts'
export { type Proxies, proxiesOf } from './proxies.ts'
export {
  createTransport,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts'
