import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql'
import { readNodeId } from '../node-id.ts'
import { canSee } from '../state/access.ts'
import { Refusal } from '../state/refusal.ts'
import { type Context, userNode } from './context.ts'
import { byNumber, mutations, noNode } from './mutations.ts'
import { NODE_LIMIT, possibleNodes } from './node-limit.ts'
import { pullNode } from './pull-node.ts'
import { repositoryNode } from './repository-node.ts'

/** A request's document: the selectors by which faults and the ledger know it, or what is wrong with it. */
export interface GraphqlRequest {
  readonly document: DocumentNode | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** The operation's own name and the names of its root fields. */
  readonly names: readonly string[]
  readonly mutation: boolean
  readonly problem: string | undefined
}

/** The same few documents come again and again; parsing and judging them costs more than carrying them out. */
const parsed = new Map<string, DocumentNode>()
const judged = new WeakMap<DocumentNode, readonly GraphQLError[]>()
const DOCUMENTS_KEPT = 500

export function parseGraphql(body: unknown): GraphqlRequest {
  const fields = body !== null && typeof body === 'object' ? Object.entries(body) : []
  const query = fields.find(([name]) => name === 'query')?.[1]
  const variables = fields.find(([name]) => name === 'variables')?.[1]
  const none = { document: undefined, variables: {}, names: [], mutation: false }
  if (typeof query !== 'string') return { ...none, problem: 'A query attribute must be specified.' }
  try {
    const document = parsed.get(query) ?? parse(query, { maxTokens: 100_000 })
    if (parsed.size < DOCUMENTS_KEPT) parsed.set(query, document)
    return { ...describe(document), document, variables: record(variables), problem: undefined }
  } catch (cause) {
    return { ...none, problem: cause instanceof Error ? cause.message : String(cause) }
  }
}

/** Executes as GitHub would: always a body for HTTP 200. What the stand-in does not play is reported by `violation`. */
export async function executeGraphql(
  context: Context,
  request: GraphqlRequest,
  violation: (text: string) => void,
): Promise<Readonly<Record<string, unknown>>> {
  if (request.document === undefined) return { errors: [{ message: request.problem ?? '' }] }
  const problems = judged.get(request.document) ?? validate(schema(), request.document)
  judged.set(request.document, problems)
  if (problems.length > 0) {
    return { errors: problems.map(presentProblem) }
  }
  const nodes = possibleNodes(request.document, request.variables)
  if (nodes > NODE_LIMIT) {
    const message = `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of ${NODE_LIMIT}.`
    return { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }] }
  }
  const result = await execute({
    schema: schema(),
    document: request.document,
    variableValues: request.variables,
    rootValue: root(context),
    fieldResolver: resolveField,
  })
  const errors = (result.errors ?? []).map((error) => presentError(error, violation))
  return errors.length > 0 ? { data: result.data ?? null, errors } : { data: result.data }
}

/** A field of the schema that nothing here fills. */
class NotPlayed extends Error {}

/** The package exports its SDL only together with megabytes of JSON; the file itself is enough. */
const SDL = new URL(
  '../../../../node_modules/@octokit/graphql-schema/schema.graphql',
  import.meta.url,
)

let cached: GraphQLSchema | undefined

function schema(): GraphQLSchema {
  if (cached === undefined) {
    // Most of the text is descriptions, which take a third of the time that it takes to read.
    const sdl = readFileSync(SDL, 'utf8').replaceAll(/"""[\s\S]*?"""/g, '')
    cached = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true, noLocation: true })
  }
  return cached
}

function root(context: Context) {
  return {
    ...mutations(context),
    viewer: () => userNode(context, context.actor.account),
    rateLimit: { ...context.budget, cost: 1, nodeCount: 0, used: 0 },
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const repository = context.world.repository(owner, name)
      if (repository === undefined || !canSee(context.actor.token, repository)) {
        const message = `Could not resolve to a Repository with the name '${owner}/${name}'.`
        throw new Refusal(404, message, { type: 'NOT_FOUND' })
      }
      return repositoryNode(context, repository)
    },
    node: ({ id }: { readonly id: string }) => {
      const parts = readNodeId(id, 'R') ?? readNodeId(id, 'PR')
      const repository = byNumber(context, parts?.[0])
      if (repository === undefined || !canSee(context.actor.token, repository)) throw noNode(id)
      if (id.startsWith('R_')) return repositoryNode(context, repository)
      const pull = context.view(repository).pulls.get(Number(parts?.[1]))
      if (pull === undefined) throw noNode(id)
      return pullNode(context, repository, pull)
    },
  }
}

const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
  const { fieldName, parentType } = info
  if (source === null || typeof source !== 'object' || !Object.hasOwn(source, fieldName)) {
    throw new NotPlayed(`the stand-in does not play ${parentType.name}.${fieldName}`)
  }
  const value: unknown = Reflect.get(source, fieldName)
  return typeof value === 'function' ? value(args) : value
}

/** A document that the schema refuses; GitHub has its own words for a field that it does not know. */
function presentProblem({ message, locations }: GraphQLError) {
  const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message)
  if (unknown === null) return { message, locations }
  const [, fieldName = '', typeName = ''] = unknown
  return {
    extensions: { code: 'undefinedField', typeName, fieldName },
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    locations,
  }
}

function presentError(error: GraphQLError, violation: (text: string) => void) {
  const cause = error.originalError
  const { path, locations, message } = error
  if (cause instanceof Refusal) {
    const extensions = cause.type === 'FORBIDDEN' ? { extensions: { saml_failure: false } } : {}
    return { type: cause.type, path, ...extensions, locations, message: cause.graphql }
  }
  if (cause !== undefined && cause !== null) violation(`GraphQL ${path?.join('.')}: ${cause.stack}`)
  return { path, locations, message }
}

function describe(document: DocumentNode): Pick<GraphqlRequest, 'names' | 'mutation'> {
  const names: string[] = []
  let mutation = false
  for (const definition of document.definitions) {
    if (definition.kind !== 'OperationDefinition') continue
    mutation ||= definition.operation === 'mutation'
    if (definition.name !== undefined) names.push(definition.name.value)
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind === 'Field') names.push(selection.name.value)
    }
  }
  return { names: [...new Set(names)], mutation }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value))
}
