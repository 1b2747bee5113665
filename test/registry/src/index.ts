export { type Access, basic } from './doorkeeper.ts'
export { type Fault, type RegistryProxy, type Seen, startProxy } from './proxy.ts'
export { type RealRegistry, startRegistry } from './registry.ts'
