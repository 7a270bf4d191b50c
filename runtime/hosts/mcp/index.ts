export { serveMcp } from './serve-mcp.js'
export type { McpHost, ServeMcpOptions } from './serve-mcp.js'
