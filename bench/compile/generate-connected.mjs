// Writes projects of types that reach each other, with a check, a report, an encoder and a schema of each.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeConfigs } from './compilers.mjs'

/**
 * @typedef {object} Shape
 * @property {number} count of types
 * @property {'one' | 'each'} files all types in one file, or each in its own
 * @property {'some' | 'all'} links a type has properties of three earlier ones, or of all; either way it reaches all
 * @property {'solder' | 'typia'} library
 */

/** @param {string} folder @param {Shape} shape */
export function generateConnected(folder, { count, files, links, library }) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'src'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  writeConfigs(folder, configOf(library))
  const numbers = Array.from({ length: count }, (_, n) => n)
  const write = (name, text) => writeFileSync(join(folder, 'src', name), text)
  const head = heads[library]
  if (files === 'one') {
    write('types.ts', head + numbers.map((n) => typeText(n, links) + uses[library](n)).join(''))
    return
  }
  for (const n of numbers) {
    const imports = linksOf(n, links).map((i) => `import type { Type${i} } from './type-${i}.js'\n`)
    write(`type-${n}.ts`, head + imports.join('') + typeText(n, links) + uses[library](n))
  }
}

const plugins = {
  solder: { name: 'solder', transform: 'solder/transformer', transformProgram: true },
  typia: { transform: 'typia/lib/transform' },
}

const configOf = (library) => ({
  compilerOptions: {
    target: 'ES2022',
    module: 'nodenext',
    strict: true,
    rootDir: 'src',
    outDir: 'out',
    skipLibCheck: true,
    lib: ['ES2023', 'DOM'],
    types: [],
    plugins: [plugins[library]],
  },
  include: ['src'],
})

const heads = {
  solder: `import { codec, type Format, type Integer, type MinLength } from 'solder'
type Uuid = string & Format<'uuid'>
type Name = string & MinLength<1>
type Count = number & Integer
`,
  typia: `import typia, { type tags } from 'typia'
type Uuid = string & tags.Format<'uuid'>
type Name = string & tags.MinLength<1>
type Count = number & tags.Type<'int32'>
`,
}

function linksOf(n, links) {
  const all = Array.from({ length: n }, (_, i) => i)
  return links === 'all' ? all : all.filter((i) => i === n - 1 || i === n - 2 || i === Math.floor(n / 2))
}

function typeText(n, links) {
  const properties = linksOf(n, links).map((i) => `  t${i}${i % 2 ? '?' : ''}: Type${i}${i % 3 === 0 ? '[]' : ''}\n`)
  return `export interface Type${n} {
  id: Uuid
  name: Name
  count: Count
  price?: number
  labels: string[]
  kind: 'a${n}' | 'b${n}'
${properties.join('')}}
`
}

const uses = {
  solder: (n) => `export const codec${n} = codec<Type${n}>()\n`,
  typia: (n) => `export const is${n} = typia.createIs<Type${n}>()
export const report${n} = typia.createValidate<Type${n}>()
export const encode${n} = typia.json.createStringify<Type${n}>()
export const schema${n} = typia.json.schema<Type${n}>()
`,
}
