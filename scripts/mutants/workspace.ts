import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** What tests and the compiler need of the repository; everything else stays where it is. */
const COPIED = [
  'actions',
  'packages',
  'scripts',
  'test',
  'jest.config.mjs',
  'package.json',
  'tsconfig.json',
]
const LEFT_OUT: ReadonlySet<string> = new Set(['lib', 'dist', 'node_modules'])
const SCOPE = '@fluxgate'

/** A copy of the sources that may be broken at will. */
export interface Workspace {
  readonly folder: string
  read(file: string): string
  write(file: string, text: string): void
  remove(): void
}

/** Copies the sources to a temporary folder; packages from the registry and tools are linked, our own are those of the copy. */
export function makeWorkspace(root: string): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'fluxgate-mutants-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.on('exit', remove)
  for (const name of COPIED) {
    const filter = (path: string) => !LEFT_OUT.has(basename(path))
    cpSync(join(root, name), join(folder, name), { recursive: true, filter })
  }
  linkModules(root, folder)
  // The real tools that set-up made; nothing of ours is in there.
  symlinkSync(join(root, '.cache'), join(folder, '.cache'))
  return {
    folder,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => writeFileSync(join(folder, file), text),
    remove,
  }
}

function linkModules(root: string, folder: string): void {
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, SCOPE), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== SCOPE) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
  for (const name of readdirSync(join(folder, 'packages'))) {
    symlinkSync(join('..', '..', 'packages', name), join(modules, SCOPE, name))
  }
}
