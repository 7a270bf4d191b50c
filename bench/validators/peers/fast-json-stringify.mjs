import fastJsonStringify from 'fast-json-stringify'
import { schemas } from './schemas.mjs'

export default function fjs(name) {
  return { stringify: fastJsonStringify(withoutDiscriminator(schemas({ widerFirst: true })[name])) }
}

/** A keyword that it does not know. */
function withoutDiscriminator(schema) {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === 'discriminator' ? undefined : value)))
}
