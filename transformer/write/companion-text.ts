import { literalText } from './literal-text'
import type { TypeWriter } from './types'
import type { ModuleFormat } from './types/sharing'

/** A module of what several files need of types; nothing of the user's is in it. */
export function companionText(writer: TypeWriter, format: ModuleFormat, about: string): string {
  const declarations = writer.declarations()
  const { functions, constants } = writer.exports()
  const head = `// Written by Solder: ${about.replace(/[\r\n\u2028\u2029]/gu, ' ')}.\n`
  if (format === 'esm') return `${head}${declarations}\nexport { ${[...functions, ...constants].join(', ')} };\n`
  const assign = (name: string): string => `exports.${name} = ${name};\n`
  // Functions are there before anything is required, as such modules may require each other.
  const first = `Object.defineProperty(exports, ${literalText('__esModule')}, { value: true });\n${functions.map(assign).join('')}`
  return `"use strict";\n${head}${first}${declarations}\n${constants.map(assign).join('')}`
}
