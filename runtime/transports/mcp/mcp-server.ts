import type { McpServer } from '@modelcontextprotocol/server'
import type { CallHost } from '../../call/call-host.js'
import type { Callable } from '../../call/callable.js'
import type { JsonSchema } from '../../contract.js'
import { NotFound, type SolderError } from '../../errors.js'
import { nearestName } from '../../nearest-name.js'
import type { McpWired, ResourceWired } from '../../wired.js'
import { choicesOf, inputShape } from '../input-shape.js'
import { describeAll, documentationOf, type McpDescriptions } from './descriptions.js'
import { errorData, errorText } from './error-text.js'
import type { McpSdk } from './load-sdk.js'
import { mcpCall, type McpCaller } from './mcp-call.js'
import { promptResult } from './prompt-messages.js'
import { resourceContents } from './resource-contents.js'
import { structuredSchema, toolResult } from './tool-result.js'

/** What an application says of itself. */
export interface McpIdentity {
  readonly name: string
  readonly version: string
  /** For the model: what this server is for. */
  readonly instructions?: string | undefined
}

/** Lists are the same for everybody, and change with a deployment only. */
const lasting = { ttlMs: 60_000, cacheScope: 'public' } as const

/** Makes the servers of the SDK, one for each request or connection, that call an application's functions. */
export class McpServers {
  readonly #sdk: McpSdk
  readonly #host: CallHost
  readonly #wired: McpWired
  readonly #identity: McpIdentity
  readonly #descriptions: McpDescriptions
  /** By the name of the tool: the schema of results that programs can take apart. */
  readonly #structured: ReadonlyMap<string, JsonSchema | undefined>

  constructor(sdk: McpSdk, host: CallHost, wired: McpWired, identity: McpIdentity) {
    this.#sdk = sdk
    this.#host = host
    this.#wired = wired
    this.#identity = identity
    this.#descriptions = describeAll(wired, host.excess)
    this.#structured = new Map(
      wired.tools.map(({ name, callable }) => [name, structuredSchema(callable.contract.output)]),
    )
  }

  /** The server for one caller. */
  serverFor(caller: McpCaller): McpServer {
    const { name, version, instructions } = this.#identity
    const { tools, resources, prompts } = this.#wired
    const capabilities = {
      ...(tools.length > 0 ? { tools: {} } : {}),
      ...(resources.length > 0 ? { resources: {} } : {}),
      ...(prompts.length > 0 ? { prompts: {} } : {}),
      ...(prompts.length + resources.length > 0 ? { completions: {} } : {}),
    }
    const cacheHints = {
      'tools/list': lasting,
      'resources/list': lasting,
      'resources/templates/list': lasting,
      'prompts/list': lasting,
      'server/discover': lasting,
    }
    const server = new this.#sdk.McpServer(
      { name, version },
      { capabilities, cacheHints, ...(instructions === undefined ? {} : { instructions }) },
    )
    if (tools.length > 0) this.#serveTools(server, caller)
    if (resources.length > 0) this.#serveResources(server, caller)
    if (prompts.length > 0) this.#servePrompts(server, caller)
    if (prompts.length + resources.length > 0) this.#serveCompletions(server)
    return server
  }

  /** The function that a message is about; undefined when it is about none. */
  calledBy(message: unknown): Callable | undefined {
    const { method, params } = Object(message) as { method?: unknown; params?: { name?: unknown; uri?: unknown } }
    const { name, uri } = Object(params) as { name?: unknown; uri?: unknown }
    if (method === 'tools/call') return this.#wired.tools.find((tool) => tool.name === name)?.callable
    if (method === 'prompts/get') return this.#wired.prompts.find((prompt) => prompt.name === name)?.callable
    return method === 'resources/read' && typeof uri === 'string' ? this.#resourceAt(uri)?.wired.callable : undefined
  }

  #serveTools({ server }: McpServer, caller: McpCaller): void {
    server.setRequestHandler('tools/list', () => ({ tools: this.#descriptions.tools }))
    server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
      const tool = this.#wired.tools.find(({ name }) => name === params.name)
      if (!tool) throw this.#unknown('tool', params.name, this.#wired.tools)
      const outcome = await mcpCall(this.#host, tool, params.arguments, caller, mcpReq.signal)
      const schema = this.#structured.get(tool.name)
      return server.projectCallToolResult(toolResult(tool.name, outcome, schema !== undefined), schema)
    })
  }

  #serveResources({ server }: McpServer, caller: McpCaller): void {
    server.setRequestHandler('resources/list', () => ({ resources: this.#descriptions.resources }))
    server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: this.#descriptions.templates }))
    server.setRequestHandler('resources/read', async ({ params: { uri } }, { mcpReq }) => {
      const found = this.#resourceAt(uri)
      if (!found) throw new this.#sdk.ResourceNotFoundError(uri, `Nothing is at '${uri}'.`)
      const { wired, input } = found
      const outcome = await mcpCall(this.#host, wired, input, caller, mcpReq.signal)
      if (outcome.ok) return { contents: [resourceContents(uri, outcome, wired.entry.mimeType)] }
      if (outcome.error instanceof NotFound) throw new this.#sdk.ResourceNotFoundError(uri, outcome.error.message)
      throw this.#protocolError(outcome.error)
    })
  }

  #servePrompts({ server }: McpServer, caller: McpCaller): void {
    server.setRequestHandler('prompts/list', () => ({ prompts: this.#descriptions.prompts }))
    server.setRequestHandler('prompts/get', async ({ params }, { mcpReq }) => {
      const prompt = this.#wired.prompts.find(({ name }) => name === params.name)
      if (!prompt) throw this.#unknown('prompt', params.name, this.#wired.prompts)
      const texts = Object.entries(params.arguments ?? {}).map(([name, text]) => [name, [text]] as const)
      const input = inputOfTexts(prompt.callable, new Map(texts), this.#host.excess !== 'drop')
      const outcome = await mcpCall(this.#host, prompt, input, caller, mcpReq.signal)
      if (!outcome.ok) throw this.#protocolError(outcome.error)
      return promptResult(outcome.json, prompt.entry.description ?? documentationOf(prompt.callable.contract))
    })
  }

  /** What may be typed for an argument of which only some texts fit. */
  #serveCompletions({ server }: McpServer): void {
    server.setRequestHandler('completion/complete', ({ params: { ref, argument } }) => {
      const { prompts, resources } = this.#wired
      const wired =
        ref.type === 'ref/prompt'
          ? prompts.find(({ name }) => name === ref.name)
          : resources.find(({ uri }) => uri === ref.uri)
      const schema = inputShape(wired?.callable.contract.input)?.properties.get(argument.name)
      const values = schema ? choicesOf(schema).filter((choice) => choice.startsWith(argument.value)) : []
      return { completion: { values: values.slice(0, 100), total: values.length, hasMore: values.length > 100 } }
    })
  }

  #resourceAt(uri: string): { wired: ResourceWired; input: unknown } | undefined {
    const { resources } = this.#wired
    const fixed = resources.find((wired) => wired.pattern.variables.length === 0 && wired.uri === uri)
    if (fixed) return { wired: fixed, input: undefined }
    for (const wired of resources) {
      const texts = wired.pattern.variables.length > 0 ? wired.pattern.match(uri) : undefined
      if (texts) return { wired, input: inputOfTexts(wired.callable, texts) }
    }
    return undefined
  }

  #unknown(kind: string, name: string, known: readonly { name: string }[]): Error {
    const nearest = nearestName(
      name,
      known.map((each) => each.name),
    )
    const hint = nearest === undefined ? '' : ` Did you mean '${nearest}'?`
    return new this.#sdk.ProtocolError(this.#sdk.INVALID_PARAMS, `There is no ${kind} of this name.${hint}`)
  }

  #protocolError(error: SolderError): Error {
    const { INTERNAL_ERROR, INVALID_PARAMS, ProtocolError } = this.#sdk
    return new ProtocolError(error.status < 500 ? INVALID_PARAMS : INTERNAL_ERROR, errorText(error), errorData(error))
  }
}

/** The JSON form of an input from texts by name; those that its type does not declare are left out, unless all are kept. */
function inputOfTexts(
  { contract: { input } }: Callable,
  texts: ReadonlyMap<string, readonly string[]>,
  keepsAll = false,
): unknown {
  if (texts.size === 0) return undefined
  const json: [string, unknown][] = []
  for (const [name, values] of texts) {
    const value = input?.fromText?.(name, values) ?? (keepsAll ? values[0] : undefined)
    if (value !== undefined) json.push([name, value])
  }
  return Object.fromEntries(json)
}
