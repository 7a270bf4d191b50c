import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** What ajv says by a schema of draft 2020-12, in its strict mode, which refuses what it does not know. */
export function ajvVerdict(schema: object): (value: unknown) => boolean {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    strictTuples: false,
    ownProperties: true,
    allowMatchingProperties: true,
  })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  return (value) => validate(value)
}
