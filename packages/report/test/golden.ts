import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The committed text of a rendered example; with `UPDATE_GOLDEN=1` it is `rendered` from now on. */
export function golden(name: string, rendered: string): string {
  const file = fileURLToPath(new URL(`golden/${name}.md`, import.meta.url))
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(new URL('golden/', import.meta.url), { recursive: true })
    writeFileSync(file, rendered)
  }
  return readFileSync(file, 'utf8')
}
