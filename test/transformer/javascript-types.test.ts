import { expect } from 'chai'
import { TemporaryProject, tsconfig } from './temporary-project.js'

const types = `
/** @typedef {{ a: string }} A */
/**
 * @typedef {object} User
 * @property {string & import('solder').MinLength<2>} name the name
 * @property {number} [age]
 * @property {string[]=} tags
 */
/**
 * @template T
 * @typedef {{ items: T[], next?: string }} Page
 */
/** @typedef {{ kind: 'a', a: number } | { kind: 'b', b: Date }} Either */
/** @enum {string} */
export const Color = { red: 'r', blue: 'b' }
export const shades = /** @type {const} */ (['dark', 'light'])
/** @typedef {typeof shades[number]} Shade */
/**
 * @typedef Deep
 * @property {string} x
 * @property {object} inner
 * @property {number} inner.n
 */
/**
 * @callback Handler
 * @param {User} user
 * @param {import('solder').Context<{ db: Map<string, string> }>} ctx
 * @returns {Promise<A>}
 */
/**
 * A text.
 * @minLength 3
 * @typedef {string} Long
 */
/** @typedef {{ one: Long, all: Long[] }} WithLong */
/**
 * @typedef {object} Said
 * @property {Long} long
 */
export class Point {
  /**
   * @minimum 3
   * @type {number}
   */
  x = 3
  /** @param {string} y */
  constructor(y) {
    /** @type {string} */
    this.y = y
  }
}
`

const uses = `
/** @import { User, Page, Either, Handler } from './types.js' */
/** @import { Codec } from 'solder' */
import { codec, codec as c, defineWiring } from 'solder'
import * as s from 'solder'
import { Color, Point } from './types.js'

/** @type {Codec<User>} */
const users = codec()
const cast = /** @type {Codec<User>} */ (codec())
/** @type {import('solder').Codec<import('./types.js').A>} */
const imported = c()
/** @type {Codec<Page<User>>} */
const page = s.codec()
/** @type {Codec<Either>} */
const strict = codec({ excess: 'error' })
/** @type {Codec<Color>} */
const color = codec()
/** @type {Codec<import('./types.js').Shade>} */
const shade = codec()
/** @type {Codec<import('./types.js').Deep>} */
const deep = codec()
/** @type {Codec<import('./types.js').WithLong>} */
const withLong = codec()
/** @type {Codec<import('./types.js').Said>} */
const said = codec()
/** @type {Codec<Point>} */
const point = codec()
const satisfied = /** @satisfies {Codec<User>} */ (codec())
/** @type {() => Codec<User>} */
const made = () => codec()
/** @returns {Codec<User>} */
function returned() { return codec() }
const holder = {
  /** @type {Codec<User>} */
  property: codec(),
}
export const codecs = { users, cast, imported, page, strict, color, shade, deep, withLong, said, point, satisfied,
  made: made(), returned: returned(), ...holder }

/**
 * Handles.
 * @type {Handler}
 */
export const arrow = async (user, { db }) => ({ a: user.name + db.size })
/** @type {Handler} */
export const expression = async function (user, { db }) { return { a: user.name + db.size } }
/** @type {Handler} */
export async function declared(user, ctx) { return { a: user.name + ctx.db.size } }
/** @satisfies {Handler} */
export const fitting = async (user, { db }) => ({ a: user.name + db.size })
/**
 * @param {import('./types.js').User} user
 * @param {import('solder').Context<{ db: Map<string, string> }>} ctx
 * @returns {{ a: string }}
 */
export function described(user, { db }) { return { a: user.name + db.size } }
/**
 * @overload
 * @param {{ name: string }} input
 * @returns {string}
 */
/**
 * @overload
 * @param {{ name: string | number }} input
 * @returns {string | number}
 */
/**
 * @param {{ name: string | number }} input
 * @returns {string | number}
 */
export function overloaded(input) { return input.name }
export const wiring = defineWiring({ rpc: { overloaded } })
`

/** What each codec accepts, then what it refuses. */
const samples: Record<string, [accepted: unknown[], refused: unknown[]]> = {
  users: [
    [{ name: 'ab' }, { name: 'ab', age: 1, tags: [''] }],
    [{ name: 'a' }, { name: 'ab', age: '' }, { name: 'ab', tags: [1] }],
  ],
  cast: [[{ name: 'ab' }], [{ name: 'a' }]],
  imported: [[{ a: '' }], [{ a: 1 }]],
  page: [[{ items: [{ name: 'ab' }] }], [{ items: [{ name: 'a' }] }, { items: [], next: 1 }]],
  strict: [
    [{ kind: 'a', a: 1 }],
    [
      { kind: 'a', a: 1, z: 1 },
      { kind: 'b', b: 1 },
    ],
  ],
  color: [['r', 'b'], [1]],
  shade: [['dark', 'light'], ['x']],
  deep: [
    [{ x: '', inner: { n: 1 } }],
    [
      { x: '', inner: { n: '1' } },
      { x: '', inner: {} },
    ],
  ],
  withLong: [
    [{ one: 'abc', all: ['abc'] }],
    [
      { one: 'ab', all: [] },
      { one: 'abc', all: ['ab'] },
    ],
  ],
  said: [[{ long: 'abc' }], [{ long: 'ab' }]],
  point: [[{ x: 3, y: '' }], [{ x: 2, y: '' }, { x: 3 }, { x: 3, y: 3 }]],
  satisfied: [[{ name: 'ab' }], [{ name: 'a' }]],
  made: [[{ name: 'ab' }], [{ name: 'a' }]],
  returned: [[{ name: 'ab' }], [{ name: 'a' }]],
  property: [[{ name: 'ab' }], [{ name: 'a' }]],
}

describe('types in JSDoc', function () {
  this.timeout(120_000)
  const options = { allowJs: true, checkJs: true }
  const project = new TemporaryProject({
    'tsconfig.json': tsconfig(options),
    'src/types.js': types,
    'src/uses.js': uses,
  })
  after(() => {
    project.remove()
  })

  for (const checkJs of [true, false]) {
    it(`count like those of TypeScript${checkJs ? '' : ', also where the compiler does not check JavaScript'}`, async () => {
      project.write({ 'tsconfig.json': tsconfig({ ...options, checkJs, outDir: `out-${checkJs}` }) })
      expect(await project.compile()).to.include({ stdout: '', code: 0 })
      const answer = await project.evaluate(`
        import { contractOf } from 'solder'
        import * as uses from './out-${checkJs}/uses.js'
        const samples = ${JSON.stringify(samples)}
        const verdicts = Object.entries(samples).map(([name, lists]) => [name, ...lists.map((values) => values.map(uses.codecs[name].is))])
        const named = ['arrow', 'expression', 'declared', 'fitting', 'described'].map((name) => {
          const { input, output, services, summary } = contractOf(uses[name])
          return [input.is({ name: 'ab' }), input.is({ name: 'a' }), output.is({ a: '' }), output.is({ a: 1 }), ...services, summary ?? '']
        })
        const { contract } = uses.wiring['~solder'].emitted.entries[0]
        print({ verdicts, named, overloaded: [contract.input.is({ name: 1 }), contract.input.is({ name: true })] })`)
      expect(answer).to.deep.equal({
        verdicts: Object.entries(samples).map(([name, [accepted, refused]]) => [
          name,
          accepted.map(() => true),
          refused.map(() => false),
        ]),
        named: ['Handles.', '', '', '', ''].map((summary) => [true, false, true, false, 'db', summary]),
        overloaded: [true, false],
      })
    })
  }

  it('are what mistakes are shown in, and a codec without a type is one', async () => {
    const mistakes = new TemporaryProject({
      'tsconfig.json': tsconfig(options),
      'src/index.js': `import { codec } from 'solder'
/**
 * @typedef {object} Bad
 * @property {string & import('solder').Minimum<1>} n
 * @property {() => void} f
 */
/** @type {import('solder').Codec<Bad>} */
export const bad = codec()
export const untold = codec()
/** @type {{ kept?: unknown }} */
export const holder = { kept: codec({ excess: 'keep' }) }
/** @type {import('solder').Codec<*>} */
export const anything = codec()
/**
 * @param {{ g: symbol }} input
 * @param {import('solder').Context<{}>} ctx
 */
export const wired = (input, ctx) => String(input.g)
`,
      'src/wired.ts': `import { codec, defineWiring, type Codec } from 'solder'
import { wired } from './index.js'
export const wiring = defineWiring({ rpc: { wired } })
export const untold = codec()
export const told: Codec<unknown> = codec()`,
    })
    const { stdout } = await mistakes.compile()
    const inJavaScript = "write /** @type {import('solder').Codec<…>} */ above what holds it."
    expect(stdout.trim().split('\n')).to.have.members([
      `src/index.js(4,24): error TS790011: 'Minimum' is for numbers, not for 'string'.`,
      `src/index.js(5,27): error TS790005: 'f' is a function, which cannot cross the wire in the type of 'codec'.`,
      `src/index.js(9,23): error TS790005: The type of 'codec' cannot be told: ${inJavaScript}`,
      `src/index.js(11,31): error TS790005: The type of 'codec' cannot be told: ${inJavaScript}`,
      `src/index.js(15,14): error TS790005: 'g' is a symbol, which cannot cross the wire in the input of 'wired'.`,
      `src/wired.ts(4,23): error TS790005: The type of 'codec' cannot be told: write codec<…>().`,
    ])
    mistakes.remove()
  })
})

describe('CommonJS in JavaScript', function () {
  this.timeout(60_000)

  it('is compiled like modules, and wired from TypeScript and back', async () => {
    const project = new TemporaryProject({
      'package.json': '{}',
      'tsconfig.json': tsconfig({ allowJs: true, checkJs: true }),
      'src/things.js': `const { codec, defineWiring: wire } = require('solder')
const solder = require('solder')
const taken = require('solder').codec
const { fromTypeScript } = require('./typed')
/** @typedef {{ a: string }} U */
/** @typedef {import('solder').Codec<U>} UCodec */
/** @typedef {import('solder').Context<{ db: string }>} Ctx */
/** @type {UCodec} */
const destructured = codec()
/** @type {UCodec} */
const member = solder.codec()
/** @type {UCodec} */
const copy = taken()
exports.codecs = { destructured, member, copy }
/** @type {UCodec} */
exports.direct = require('solder').codec()
/** @type {UCodec} */
module.exports.whole = codec()
/**
 * @param {U} input
 * @param {Ctx} ctx
 */
exports.arrow = (input, { db }) => input.a + db
/**
 * Does it.
 * @param {U} input
 * @param {Ctx} ctx
 */
module.exports.expression = function (input, ctx) { return input.a + ctx.db }
/** @type {(input: U, ctx: Ctx) => string} */
const constant = (input, { db }) => input.a + db
exports.constant = constant
/** @param {U} input @param {Ctx} ctx */
function declared(input, ctx) { return input.a + ctx.db }
exports.declared = declared
exports.wiring = wire({ rpc: { arrow: exports.arrow, constant, declared, fromTypeScript } })`,
      'src/handlers.js': `const solder = require('solder')
const things = require('./things.js')
const { arrow, expression: other } = require('./things.js')
/** @param {{ a: string }} input */
function pure(input) { return input.a }
const handlers = {
  /** @param {import('./things.js').U} input @param {import('./things.js').Ctx} ctx @returns {string} */
  method(input, ctx) { return ctx.db + input.a },
  /** @param {import('./things.js').U} input @param {import('./things.js').Ctx} ctx */
  property: (input, ctx) => ctx.db + input.a,
}
module.exports = {
  pure,
  handlers,
  wiring: solder.defineWiring({ rpc: { arrow, other, declared: things.declared, pure, method: handlers.method, property: handlers.property } }),
  /** @type {import('solder').Codec<import('./things.js').U>} */
  codec: solder.codec(),
}`,
      'src/typed.ts': `import type { Context } from 'solder'
export const fromTypeScript = (input: { a: string }, { db }: Context<{ db: string }>): string => input.a + db`,
      'src/wired.ts': `import { defineWiring } from 'solder'
import { arrow, expression, constant } from './things.js'
import * as things from './things.js'
import handlers = require('./handlers.js')
export const wiring = defineWiring({
  rpc: { arrow, expression, constant, declared: things.declared, pure: handlers.pure, method: handlers.handlers.method },
})`,
    })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    const answer = (await project.evaluate(`
      import { contractOf } from 'solder'
      import things from './out/things.js'
      import handlers from './out/handlers.js'
      import { wiring } from './out/wired.js'
      const codecs = { ...things.codecs, direct: things.direct, whole: things.whole, inObject: handlers.codec }
      const wired = [things.wiring, handlers.wiring, wiring].flatMap((each) => each['~solder'].emitted.entries.map((entry) => {
        const fn = each['~solder'].wiring.rpc[entry.address]
        const { input } = entry.contract ?? contractOf(fn)
        return [entry.address, input.is({ a: '' }), input.is({ a: 1 })]
      }))
      const { name, services, summary } = contractOf(things.expression)
      print({
        judged: [...Object.entries(codecs).map(([name, codec]) => [name, codec.is({ a: '' }), codec.is({ a: 1 })]), ...wired],
        expression: [name, services, summary],
      })`)) as { judged: [string, boolean, boolean][]; expression: unknown }
    expect(answer.judged.filter(([, accepts, wrong]) => !accepts || wrong)).to.deep.equal([])
    expect(answer.judged).to.have.length(6 + 4 + 6 + 6)
    expect(answer.expression).to.deep.equal(['expression', ['db'], 'Does it.'])
    project.remove()
  })
})
