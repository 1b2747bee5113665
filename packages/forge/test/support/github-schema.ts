import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'

const sdl = new URL(
  '../../../../node_modules/@octokit/graphql-schema/schema.graphql',
  import.meta.url,
)
const schema = buildSchema(readFileSync(sdl, 'utf8'), { assumeValidSDL: true, assumeValid: true })

/** What GitHub would say about a document before it runs it. */
export function documentProblems(query: string): readonly string[] {
  try {
    return validate(schema, parse(query)).map(({ message }) => message)
  } catch (error) {
    return [String(error)]
  }
}
