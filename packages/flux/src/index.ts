export type {
  EventOrigin,
  FluxEvent,
  InvolvedObject,
  Noise,
  NotAnEvent,
  ReleaseEvent,
  Report,
} from './model.ts'
