import { expect } from 'chai'
import { compiledShape } from './compiled-shapes.js'
import { compileTypes } from './compiled-types.js'
import { shapes } from './shapes/index.js'

/** What the functions of all shapes call their parameters and variables. */
function emittedNames(): string[] {
  const text = [...new Set(shapes.map((shape) => compiledShape(shape).text))].join('\n')
  const lists = [
    ...text.matchAll(/\bfunction \w+\(([^)]*)\)/gu),
    ...text.matchAll(/\b(?:const|let) (\w+)/gu),
    ...text.matchAll(/\b(?:const|let) \[([^\]]*)\]/gu),
    ...text.matchAll(/, (\w+) = /gu),
  ]
  const names = lists.flatMap(([, list = '']) => list.split(/[,\s]+/u))
  return [...new Set(names)].filter((name) => /^[a-z][a-zA-Z]*$/u.test(name)).sort()
}

describe('properties that are called as the variables of emitted functions are', () => {
  const names = emittedNames()
  const properties = (mark: string, type: string) => names.map((name) => `${name}${mark}: ${type}`).join('; ')
  const type = compileTypes({
    'types.ts': `
      export type Required = { ${properties('', 'string')} }
      export type Optional = { ${properties('?', 'Date | string[]')} }
      export type Untagged = { ${properties('', 'string')} } | { ${properties('?', 'number')}; also_this: Date }
      export type Open = { ${properties('', 'string')}; [further: \`x_\${string}\`]: string }
      export type Recursive = { ${properties('?', 'Recursive')} }
    `,
  })
  const all = (value: unknown) => Object.fromEntries(names.map((name) => [name, value]))
  const values: Record<string, unknown> = {
    Required: all('a'),
    Optional: all(new Date(0)),
    Untagged: { ...all(1), also_this: new Date(0) },
    Open: { ...all('a'), x_more: 'b' },
    Recursive: all(all({})),
  }

  it('are many', () => {
    expect(names).to.include.members(['value', 'key', 'keys', 'surplus', 'copy', 'text', 'reporter', 'fewest'])
  })

  for (const [name, value] of Object.entries(values)) {
    it(`mean what they are: ${name}`, () => {
      const { emitted, codec } = type('types.ts', name)
      expect(codec.is(value)).to.equal(true)
      expect(emitted.exact?.(value)).to.equal(true)
      expect(emitted.strip(value)).to.deep.equal(value)
      expect(codec.parse(codec.stringify(value))).to.deep.equal(value)
      const wrong = codec.check(all(Symbol.iterator))
      expect(wrong.ok ? [] : wrong.errors.map(({ path }) => path)).to.include.members(
        names.map((each) => `/${each}`).slice(0, 90),
      )
    })
  }
})
