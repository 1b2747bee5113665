export type {
  EventOrigin,
  FluxEvent,
  InvolvedObject,
  Noise,
  NotAnEvent,
  ReleaseEvent,
  Report,
} from './model.ts'
export { parseDispatch } from './parse-dispatch.ts'
export { type EventSender, parseSender } from './sender.ts'
