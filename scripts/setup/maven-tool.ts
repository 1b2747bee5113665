import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, mavenPin, type Tool, toolsFolder } from './catalogue.ts'
import { run, SetupError } from './command.ts'

/** What copies an artifact out of Maven's repositories; pinned like the rest. */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy'

/** Has Maven fetch a jar, and keeps it under the tool's name when it has the hash that is pinned. */
export async function fetchMavenTool(tool: Extract<Tool, { kind: 'maven' }>): Promise<void> {
  const { artifact, sha256 } = mavenPin(tool)
  const folder = join(cacheFolder, 'maven', tool.name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await run({
    program: 'mvn',
    args: ['-q', '-B', COPY, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`],
    cwd: folder,
    env: {},
    log: join(cacheFolder, 'log', `${tool.name}.txt`),
  })
  const [, name = '', version = ''] = artifact.split(':')
  const jar = join(folder, `${name}-${version}.jar`)
  const found = createHash('sha256').update(readFileSync(jar)).digest('hex')
  if (found !== sha256) {
    throw new SetupError(`${artifact} has the hash ${found}, not the pinned ${sha256}`)
  }
  mkdirSync(toolsFolder, { recursive: true })
  renameSync(jar, join(toolsFolder, tool.name))
}
