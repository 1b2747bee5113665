export { type Clock, pauseAfter, systemClock } from './clock.ts'
export { type Proxies, proxiesOf } from './proxies.ts'
export {
  ANSWER_LIMIT,
  createTransport,
  type Transport,
  type TransportRequest,
  type TransportResponse,
  UnreadableAnswer,
} from './transport.ts'
