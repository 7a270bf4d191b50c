import type { Callable } from '../../call/callable.js'
import type { JsonSchema } from '../../contract.js'
import { holdsMarks } from '../../schema-marks.js'

/**
 * What `GET /rpc` answers: for each method, whether its result holds values that JSON has not, and if so the schema that
 * says where. With it a client makes them again, without generated code.
 */
export interface RpcDescription {
  methods: Record<string, { output?: JsonSchema }>
}

/** The JSON text of the description. */
export function describeForClients(functions: ReadonlyMap<string, Callable>): string {
  const methods: [string, { output?: JsonSchema }][] = []
  for (const [name, { contract }] of functions) {
    const output = contract.output?.schema
    methods.push([name, output && holdsMarks(output) ? { output } : {}])
  }
  return JSON.stringify({ methods: Object.fromEntries(methods) } satisfies RpcDescription)
}
