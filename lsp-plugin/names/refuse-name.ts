/** What is wrong with the new name of a topic, or of a property that names in wirings stand for; undefined when nothing is. */
export function refuseName(kind: 'topic' | 'property', name: string): string | undefined {
  if (kind === 'topic')
    return /^[^'"`\\\r\n]+$/.test(name)
      ? undefined
      : `'${name}' cannot be the name of a topic: give it at least one character, and no quotes, backslashes or line breaks.`
  // The name stands in code and in keys of wirings: this is what all of them take.
  return /^[A-Za-z_$][\w$]*$/.test(name)
    ? undefined
    : `'${name}' cannot name a property of an input and its places in wirings: use letters (A to Z), digits, '_' and '$', with no digit first.`
}
