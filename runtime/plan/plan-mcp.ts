import type { Callable } from '../call/callable.js'
import { inputShape, type InputShape } from '../transports/input-shape.js'
import { readUriPattern } from '../transports/mcp/uri-pattern.js'
import type { McpPromptEntry, McpResourceEntry, McpToolEntry, McpWiring, Wiring } from '../wiring.js'
import { entryOptions } from './entry-options.js'
import { entryOf, judgeExcess, judgeNumbers } from './judge-options.js'
import type { WiringPlan } from './wiring-plan.js'

const parts = ['tools', 'resources', 'prompts']

/** What the specification allows as the name of a tool. */
const toolName = /^[\w.-]{1,128}$/

export function planMcp(plan: WiringPlan, { mcp = {} }: Wiring): void {
  planTools(plan, mcp)
  planResources(plan, mcp)
  planPrompts(plan, mcp)
  for (const name of Object.keys(mcp))
    if (!parts.includes(name)) plan.problems.push(`'mcp' has no '${name}': there are tools, resources and prompts`)
}

function planTools(plan: WiringPlan, { tools = {} }: McpWiring): void {
  for (const [name, value] of Object.entries(tools)) {
    const entry: McpToolEntry = entryOf(value)
    const what = `the MCP tool '${name}'`
    plan.knownOptions(what, entry, entryOptions.tool)
    judgeExcess(plan, what, entry)
    judgeNumbers(plan, what, entry, ['timeout'])
    if (!toolName.test(name))
      plan.problems.push(`${what} has a name that is not 1 to 128 letters of A-Z, a-z, 0-9, '_', '-' and '.'`)
    const callable = plan.callable('mcp', name, entry.run, 'tool')
    if (callable) judgeInput(plan, what, callable)
    if (plan.claim(`tool ${name}`, what) && callable) plan.mcp.tools.push({ name, callable, entry })
  }
}

function planResources(plan: WiringPlan, { resources = {} }: McpWiring): void {
  for (const [uri, value] of Object.entries(resources)) {
    const entry: McpResourceEntry = entryOf(value)
    const what = `the MCP resource '${uri}'`
    plan.knownOptions(what, entry, entryOptions.resource)
    judgeNumbers(plan, what, entry, ['timeout'])
    const callable = plan.callable('mcp', uri, entry.run, 'resource')
    const pattern = readUriPattern(uri)
    if (typeof pattern === 'string') {
      plan.problems.push(`${what} is no URI and no template of one: ${pattern}`)
      continue
    }
    const shape = callable && judgeInput(plan, what, callable)
    for (const name of pattern.variables)
      if (shape && shape.others === undefined && !shape.properties.has(name))
        plan.problems.push(`${what} has the variable '${name}', which the input of its function does not have`)
    if (plan.claim(`resource ${withoutNames(uri)}`, what) && callable)
      plan.mcp.resources.push({ uri, pattern, callable, entry })
  }
}

function planPrompts(plan: WiringPlan, { prompts = {} }: McpWiring): void {
  for (const [name, value] of Object.entries(prompts)) {
    const entry: McpPromptEntry = entryOf(value)
    const what = `the MCP prompt '${name}'`
    plan.knownOptions(what, entry, entryOptions.prompt)
    judgeNumbers(plan, what, entry, ['timeout'])
    const callable = plan.callable('mcp', name, entry.run, 'prompt')
    if (callable) judgeInput(plan, what, callable)
    if (plan.claim(`prompt ${name}`, what) && callable) plan.mcp.prompts.push({ name, callable, entry })
  }
}

/** The key of a resource as URIs tell it apart from others: by the forms of its expressions, whatever their variables are called. */
function withoutNames(uri: string): string {
  return uri.replace(/\{([?&;])?([^}]*)\}/gu, (_, pairs: string | undefined, form: string) => {
    // In pairs the names are in the URI, but none of them has to be.
    return `{${pairs ?? form.replace(/(?!^[+#./])[^,*]/gu, '')}}`
  })
}

/** The shape of the input, which has to be an object. */
function judgeInput(plan: WiringPlan, what: string, { contract }: Callable): InputShape | undefined {
  const shape = inputShape(contract.input)
  if (!shape)
    plan.problems.push(`${what} calls '${contract.name}', whose input '${contract.input?.name}' is not an object`)
  return shape
}
