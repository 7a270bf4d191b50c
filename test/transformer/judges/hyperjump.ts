import '@hyperjump/json-schema/formats'
import {
  registerSchema,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
  type SchemaObject,
} from '@hyperjump/json-schema/draft-2020-12'

type Json = Parameters<Awaited<ReturnType<typeof validate>>>[0]

let schemas = 0

/** What hyperjump's validator says by a schema of draft 2020-12. */
export async function hyperjumpVerdict(schema: object): Promise<(value: unknown) => boolean> {
  setShouldValidateFormat(true)
  const uri = `https://schemas.example/${++schemas}`
  registerSchema(schema as SchemaObject, uri)
  try {
    const validator = await validate(uri)
    return (value) => validator(value as Json).valid
  } finally {
    unregisterSchema(uri)
  }
}
