import addFormats from 'ajv-formats'
import { Ajv } from 'ajv'
import * as TJS from 'typescript-json-schema'
import { judge, type Judge } from './judge.js'

/** typescript-json-schema's schema of each type in a file, judged by ajv. */
export function typescriptJsonSchema(file: string): Judge {
  const program = TJS.getProgramFromFiles([file], { strict: true, target: 'ES2022', module: 'NodeNext', types: [] })
  const generator = TJS.buildGenerator(program, { required: true, strictNullChecks: true, ignoreErrors: true })
  return judge('typescript-json-schema', (type) => {
    if (generator === null) throw new Error('it reads no such program')
    return draft7(generator.getSchemaForSymbol(type))
  })
}

/** ts-json-schema-generator's schema of each type in a file, judged by ajv. */
export async function tsJsonSchemaGenerator(file: string): Promise<Judge> {
  const { createGenerator } = await import('ts-json-schema-generator')
  const generator = createGenerator({
    path: file,
    skipTypeCheck: true,
    additionalProperties: true,
    jsDoc: 'extended',
    topRef: true,
  })
  return judge('ts-json-schema-generator', (type) => draft7(generator.createSchema(type)))
}

function draft7(schema: object): (value: unknown) => boolean {
  const ajv = new Ajv({ strict: false, ownProperties: true, logger: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  return (value) => validate(value)
}
