/** A property of the input that is given by its place. */
export interface Positional {
  readonly name: string
  readonly required: boolean
  /** Whether it takes all that is left. */
  readonly variadic: boolean
}

/** The key of a command, read. */
export interface CommandPattern {
  readonly words: readonly string[]
  readonly positionals: readonly Positional[]
}

/** Reads `todo add <title> [tags...]`; a text is what is wrong with it. */
export function readCommandPattern(key: string): CommandPattern | string {
  const parts = key.split(' ')
  const words: string[] = []
  const positionals: Positional[] = []
  for (const part of parts) {
    const positional = readPositional(part)
    if (positional) {
      const flaw = flawAfter(positionals, positional)
      if (flaw !== undefined) return flaw
      positionals.push(positional)
    } else if (!/^[A-Za-z\d][\w:.-]*$/u.test(part)) {
      return part === '' ? 'there is one space between its parts' : `'${part}' is neither a word nor <name> or [name]`
    } else if (positionals.length > 0) {
      return `the word '${part}' stands after an argument`
    } else words.push(part)
  }
  return words.length === 0 ? 'it begins with a word' : { words, positionals }
}

function readPositional(part: string): Positional | undefined {
  const match = /^(?:<([^\s<>[\].]+)(\.\.\.)?>|\[([^\s<>[\].]+)(\.\.\.)?\])$/u.exec(part)
  if (!match) return undefined
  const [, required, many, optional, optionalMany] = match
  return {
    name: required ?? optional ?? '',
    required: required !== undefined,
    variadic: (many ?? optionalMany) !== undefined,
  }
}

function flawAfter(before: readonly Positional[], { name, required }: Positional): string | undefined {
  if (before.some((other) => other.name === name)) return `it has '${name}' twice`
  if (before.at(-1)?.variadic) return 'only its last argument may take all that is left'
  if (required && before.at(-1)?.required === false) return `<${name}> stands after an argument that may be left out`
  return undefined
}

/** As the usage shows it. */
export function shownPositional({ name, required, variadic }: Positional): string {
  const text = `${name}${variadic ? '...' : ''}`
  return required ? `<${text}>` : `[${text}]`
}
