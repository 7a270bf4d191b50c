import { fileURLToPath } from 'node:url'
import { ajvVerdict } from '../judges/ajv.js'
import { tsJsonSchemaGenerator, typescriptJsonSchema } from '../judges/generators.js'
import { hyperjumpVerdict } from '../judges/hyperjump.js'
import type { Judge } from '../judges/judge.js'
import { typia } from '../judges/typia.js'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** The file of types that are fuzzed. */
export const typesFile = `${root}test/transformer/fuzz/types.ts`

/** Judges with their own road from the type, and those that could not be had here, with the reason. */
export interface Panel {
  judges: Judge[]
  absent: Map<string, string>
}

/** Every other road from the types to verdicts that works here. */
export async function panelOf(types: readonly string[]): Promise<Panel> {
  const panel: Panel = { judges: [], absent: new Map() }
  const roads: Record<string, () => Judge | Promise<Judge>> = {
    typia: () => typia(typesFile, types, `${root}.tmp/fuzz`),
    'typescript-json-schema': () => typescriptJsonSchema(typesFile),
    'ts-json-schema-generator': () => tsJsonSchemaGenerator(typesFile),
  }
  for (const [name, make] of Object.entries(roads)) {
    try {
      panel.judges.push(await make())
    } catch (error) {
      panel.absent.set(name, (error as Error).message)
    }
  }
  return panel
}

/** The judges of our own schema. */
export async function schemaVerdicts(schema: object): Promise<Map<string, (value: unknown) => boolean>> {
  return new Map([
    ['ajv', ajvVerdict(schema)],
    ['hyperjump', await hyperjumpVerdict(schema)],
  ])
}
