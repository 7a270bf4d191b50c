import type { Prompt, Resource, ResourceTemplateType, Tool } from '@modelcontextprotocol/server'
import type { EmittedContract } from '../../contract.js'
import type { Excess } from '../../excess.js'
import { strictSchema } from '../../strict-schema.js'
import type { McpWired, PromptWired, ResourceWired, ToolWired } from '../../wired.js'
import { inputShape, nothing } from '../input-shape.js'
import { declaredMedia } from './resource-contents.js'
import { structuredSchema } from './tool-result.js'

/** What clients are told that there is. It does not change while the application runs. */
export interface McpDescriptions {
  readonly tools: Tool[]
  readonly resources: Resource[]
  readonly templates: ResourceTemplateType[]
  readonly prompts: Prompt[]
}

export function describeAll({ tools, resources, prompts }: McpWired, excess: Excess): McpDescriptions {
  const fixed = resources.filter(({ pattern }) => pattern.variables.length === 0)
  const templates = resources.filter(({ pattern }) => pattern.variables.length > 0)
  return {
    tools: tools.map((wired) => toolOf(wired, excess)),
    resources: fixed.map((wired) => ({ uri: wired.uri, ...resourceOf(wired) })),
    templates: templates.map((wired) => ({ uriTemplate: wired.uri, ...resourceOf(wired) })),
    prompts: prompts.map(promptOf),
  }
}

function toolOf({ name, callable: { contract }, entry }: ToolWired, ofApp: Excess): Tool {
  const { schema } = inputShape(contract.input) ?? nothing
  const isStrict = (entry.excess ?? ofApp) === 'error'
  const output = structuredSchema(contract.output)
  const hints = {
    readOnlyHint: entry.readOnly,
    destructiveHint: entry.destructive,
    idempotentHint: entry.idempotent,
    openWorldHint: entry.openWorld,
  }
  const annotations = given(hints)
  return {
    name,
    ...about(entry, contract),
    inputSchema: (isStrict ? strictSchema(schema) : schema) as Tool['inputSchema'],
    ...(output === undefined ? {} : { outputSchema: output }),
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
  }
}

function resourceOf({ callable: { contract }, entry }: ResourceWired): Omit<Resource, 'uri'> {
  return {
    name: entry.name ?? contract.name,
    ...about(entry, contract),
    ...given({ mimeType: entry.mimeType ?? declaredMedia(contract.output) }),
  }
}

function promptOf({ name, callable: { contract }, entry }: PromptWired): Prompt {
  const { properties, required } = inputShape(contract.input) ?? nothing
  return {
    name,
    ...about(entry, contract),
    arguments: [...properties].map(([property, { description }]) => ({
      name: property,
      ...(typeof description === 'string' ? { description } : {}),
      required: required.has(property),
    })),
  }
}

/** The text of a function's documentation. */
export function documentationOf({ summary, description, deprecated }: EmittedContract): string | undefined {
  const warning = deprecated === undefined ? undefined : `Deprecated${deprecated === true ? '.' : `: ${deprecated}`}`
  const parts = [summary, description, warning].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join('\n\n')
}

function about(
  { title, description }: { title?: string; description?: string },
  contract: EmittedContract,
): { title?: string; description?: string } {
  return given({ title, description: description ?? documentationOf(contract) })
}

/** The same without what is undefined. */
function given<T extends object>(parts: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never
}
