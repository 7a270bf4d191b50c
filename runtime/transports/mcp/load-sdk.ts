/** The official SDK, which is an optional peer: only applications that wire MCP need it. */
export type McpSdk = typeof import('@modelcontextprotocol/server')

/** The version that is tested. */
const VERSION = '2.4.0'

/** Loads it; rejects with the sentence that says how to get it. */
export async function loadSdk(): Promise<McpSdk> {
  try {
    return await import('@modelcontextprotocol/server')
  } catch (error) {
    throw new Error(
      `its wirings have a part 'mcp', which needs a package that cannot be loaded: npm install @modelcontextprotocol/server@${VERSION}`,
      { cause: error },
    )
  }
}
