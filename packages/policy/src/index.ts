export type {
  Environment,
  HelmReleaseName,
  Hold,
  People,
  Person,
  Policy,
  Reporter,
  ServiceException,
} from './model.ts'
export type { ImagePin, PinAddress, PinName, Pins, PinsPolicy } from './pins.ts'
export { describeProblem, type Problem } from './problem.ts'
