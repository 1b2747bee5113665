import { fileURLToPath } from 'node:url'

/**
 * Where node keeps the compiled code of programs that tests start again and again, by `NODE_COMPILE_CACHE`: two thirds of a bundle's
 * start are its compilation. Node looks the source up by its content, so a rebuilt bundle is compiled anew.
 */
export const COMPILED = fileURLToPath(new URL('../../.cache/compiled', import.meta.url))
