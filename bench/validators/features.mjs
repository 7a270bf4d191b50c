/** What is measured, and who can do it. `pool` are the values it is done to. */
export const features = {
  is: { says: 'valid → true', pool: 'valid' },
  strict: { says: 'valid, and nothing undeclared → true', pool: 'valid' },
  report: { says: 'invalid → every mistake', pool: 'invalid' },
  assert: { says: 'valid → the value, undeclared properties kept', pool: 'valid' },
  prune: { says: 'valid → the value, undeclared properties dropped', pool: 'valid' },
  reject: { says: 'invalid → false', pool: 'invalid', run: 'is' },
  stringify: { says: 'valid → JSON text', pool: 'valid' },
}

/** Ours first, the limit last. */
export const peers = [
  'solder',
  'typia',
  'ajv',
  'zod',
  'typebox',
  'arktype',
  'valibot',
  'native',
  'fast-json-stringify',
  'limit',
]

/** The function of a peer for a feature of a case; undefined when it has none. */
export async function implementation(peer, name, feature) {
  const { default: make } = await import(`./peers/${peer}.mjs`)
  return make(name)[features[feature].run ?? feature]
}
