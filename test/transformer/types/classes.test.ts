import { expect } from 'chai'
import { compileTypes } from './compiled-types.js'

const source = `
export class User {
  #secret = 1
  private hidden = 2
  protected own = 3
  static count = 0
  constructor(readonly id: bigint, public name: string) {}
  get label(): string { return this.name + '#' + this.id }
  set only(value: number) { void value }
  greet(other: User): string { return other.name + this.#secret + this.hidden + this.own }
}
export abstract class Shape { abstract area: number; describe(): string { return 'area ' + this.area } }
export class Square extends Shape { area = 4; side = 2 }
export class Money { constructor(readonly cents: bigint) {} toJSON(): { amount: bigint; at: Date } { return { amount: this.cents, at: new Date(0) } } }
export interface Text { toJSON(key?: string): string }
export interface Bill { total: Money; parts?: Money[]; other: Money | null | Date }
export class Point { x = 0; y?: number }
export class Own { self = 1; toJSON(): Own { return this } }
export class Failure extends Error { code = 1 }
export type Told = Omit<Failure, 'stack' | 'cause'>
`

describe('classes as data', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const codec = (name: string) => compiled('types.ts', name).codec
  const obstacles = (name: string): string[] =>
    compiled('types.ts', name).obstacles.map(({ path, what }) => `${path.join('.')}: ${what}`)

  class User {
    constructor(
      readonly id: bigint,
      public name: string,
    ) {}
    get label(): string {
      return `${this.name}#${this.id}`
    }
    greet(): string {
      return 'hello'
    }
  }

  it('are written with their public fields and getters, without methods', () => {
    const { is, stringify, schema } = codec('User')
    const user = new User(5n, 'ann')
    expect(is(user)).to.equal(true)
    expect(stringify(user)).to.equal('{"id":"5","name":"ann","label":"ann#5"}')
    expect(Object.keys(schema['properties'] as object)).to.deep.equal(['id', 'name', 'label'])
    expect(codec('Square').stringify({ area: 4, side: 2, describe: () => '' })).to.equal('{"area":4,"side":2}')
  })

  it('cannot come in when they have methods, which no text makes', () => {
    expect(obstacles('User')).to.deep.equal(['greet: a function'])
    expect(obstacles('Square')).to.deep.equal(['describe: a function'])
    expect(obstacles('Point')).to.deep.equal([])
    expect(codec('Point').parse('{"x":1,"y":2}')).to.deep.equal({ x: 1, y: 2 })
  })

  it('with a method toJSON are what that returns', () => {
    const money = (cents: bigint): object => ({ cents, toJSON: () => ({ amount: cents, at: new Date(0), extra: 1 }) })
    const { is, check, stringify, schema } = codec('Bill')
    const bill = { total: money(5n), parts: [money(6n)], other: money(7n) }
    expect(is(bill)).to.equal(true)
    const at = '1970-01-01T00:00:00.000Z'
    expect(JSON.parse(stringify(bill))).to.deep.equal({
      total: { amount: '5', at },
      parts: [{ amount: '6', at }],
      other: { amount: '7', at },
    })
    expect(JSON.parse(stringify({ ...bill, other: new Date(0) }))).to.have.property('other', at)
    const checked = check(bill)
    expect(checked.ok && (checked.value as typeof bill).total).to.equal(bill.total)
    expect(JSON.stringify(schema)).to.include('"title":"bigint"')
    expect(codec('Text').stringify({ toJSON: () => 'a "text"' })).to.equal('"a \\"text\\""')
    expect(codec('Own').stringify({ toJSON: () => ({ self: 2 }) })).to.equal('{"self":2}')
  })

  it('whose toJSON returns something else are reported', () => {
    const issues = (value: unknown): unknown => {
      const checked = codec('Bill').check(value)
      return checked.ok ? [] : checked.errors.map(({ path, code, expected }) => [path, code, expected])
    }
    expect(issues({ total: { cents: 5n }, other: null })).to.deep.equal([['/total', 'type', 'Money']])
    expect(issues({ total: { toJSON: () => ({ amount: 5, at: new Date(0) }) }, other: null })).to.deep.equal([
      ['/total/amount', 'type', 'bigint (in JSON a string of digits)'],
    ])
  })

  it('cannot come in when they write themselves', () => {
    const what = "'Money' with a method 'toJSON', of which only what that returns crosses"
    expect(obstacles('Money')).to.deep.equal([`: ${what}`])
    expect(obstacles('Bill')).to.include(`total: ${what}`)
  })

  it('that are errors would tell where they happened', () => {
    expect(obstacles('Failure')).to.deep.equal([
      ": a type made from the built-in type 'Error' (its 'message' can, as a string)",
    ])
    expect(obstacles('Told')).to.deep.equal([])
    expect(codec('Told').stringify({ name: 'a', message: 'b', code: 1 })).to.equal(
      '{"code":1,"name":"a","message":"b"}',
    )
  })
})
