import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A temporary folder with the given files, gone at the end of the scope. */
export async function folderWith(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'fluxgate-tools-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return {
    path: folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A folder with one program, written as the body of a shell script. */
export async function programWith(name: string, body: string) {
  const folder = await folderWith({ [name]: `#!/bin/sh\n${body}\n` })
  await chmod(join(folder.path, name), 0o755)
  return folder
}
