import { expect } from 'chai'
import { codec, codecOf } from '../../runtime/codec.js'
import { contractOf, emittedContractOf, registerContract } from '../../runtime/contract-of.js'
import { CONTRACT, CONTRACT_FORMAT, type EmittedContract, type EmittedType } from '../../runtime/contract.js'
import { BadRequest, Unprocessable } from '../../runtime/errors.js'
import { compileTypes } from '../transformer/types/compiled-types.js'

const source = `
import type { MinLength } from 'solder'
export interface Todo { title: string & MinLength<1>; due?: Date; tags: { name: string }[] }
export type Maybe = string | undefined`

describe('a codec', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const emitted = (): EmittedType => compiled('types.ts', 'Todo').emitted
  const todo = () => codecOf(emitted())

  it('is always the same one for a type', () => {
    expect(codecOf(emitted())).to.equal(codecOf(emitted()))
  })

  it('says what to do when the transformer did not run', () => {
    expect(() => codec<string>()).to.throw(
      /was not compiled by the solder transformer.*tspc.*"transform": "solder\/transformer"/u,
    )
  })

  it('copies what it checks, and leaves the original alone', () => {
    const value = { title: 'a', tags: [{ name: 'x', secret: 1 }], secret: 1 }
    expect(todo().check(value)).to.deep.equal({ ok: true, value: { title: 'a', tags: [{ name: 'x' }] } })
    expect(value).to.deep.equal({ title: 'a', tags: [{ name: 'x', secret: 1 }], secret: 1 })
  })

  it('tells where, which rule, what for and what came instead', () => {
    expect(todo().check({ title: '', tags: [{}], due: '2030-01-01' })).to.deep.equal({
      ok: false,
      errors: [
        {
          path: '/title',
          code: 'minLength',
          expected: 'string of at least 1 character',
          received: 'string of 0 characters',
        },
        {
          path: '/due',
          code: 'type',
          expected: 'Date (in JSON an RFC 3339 date-time)',
          received: 'string of 10 characters',
        },
        { path: '/tags/0/name', code: 'required', expected: 'string', received: 'nothing' },
      ],
    })
  })

  it('throws BadRequest for what is not JSON, and Unprocessable for what does not fit', () => {
    expect(() => todo().parse('{bad')).to.throw(BadRequest)
    let thrown: unknown
    try {
      todo().parse('{"title":5,"tags":[]}')
    } catch (error) {
      thrown = error
    }
    expect(thrown).to.be.instanceOf(Unprocessable)
    expect((thrown as Unprocessable).status).to.equal(422)
    expect((thrown as Unprocessable).errors?.map(({ path }) => path)).to.deep.equal(['/title'])
  })

  it('writes declared properties only, in the order of their declaration', () => {
    const value = { tags: [], extra: 1, due: new Date(0), title: '"\u2028\n' }
    expect(todo().stringify(value)).to.equal('{"title":"\\"\u2028\\n","due":"1970-01-01T00:00:00.000Z","tags":[]}')
  })

  it('throws rather than write a text that is not JSON', () => {
    const maybe = compiled('types.ts', 'Maybe').codec
    expect(() => maybe.stringify(undefined)).to.throw(TypeError)
    expect(maybe.stringify('a')).to.equal('"a"')
  })

  it('can be taken apart', () => {
    const { is, check, parse, stringify } = todo()
    expect([{ title: 'a', tags: [] }, 5].filter(is)).to.have.lengthOf(1)
    expect(check(parse(stringify({ title: 'a', tags: [] }))).ok).to.equal(true)
  })

  it('is a Standard Schema', () => {
    const standard = todo()['~standard']
    expect(standard).to.include({ version: 1, vendor: 'solder' })
    expect(standard.validate({ title: 'a', tags: [], more: 1 })).to.deep.equal({
      value: { title: 'a', tags: [] },
    })
    expect(standard.validate({ title: 'a', tags: [{ name: 1 }] })).to.deep.equal({
      issues: [{ message: 'expected string, received number', path: ['tags', '0', 'name'] }],
    })
  })

  describe('of a contract', () => {
    const contract = (format: number): EmittedContract => ({
      format,
      name: 'createTodo',
      file: 'src/todos.ts',
      line: 3,
      parameters: ['input'],
      input: emitted(),
      services: ['db'],
      errors: ['NotFound'],
    })

    it('is found on the function, or where it was wired', () => {
      const own = Object.assign((_: unknown): void => undefined, { [CONTRACT]: contract(CONTRACT_FORMAT) })
      const read = contractOf(own)
      expect(read).to.deep.include({
        name: 'createTodo',
        file: 'src/todos.ts',
        line: 3,
        services: ['db'],
        errors: ['NotFound'],
      })
      expect(read.input).to.equal(todo())
      expect(read).not.to.have.any.keys('output', 'session')
      expect(contractOf(own)).to.equal(read)

      const pure = (): void => undefined
      expect(emittedContractOf(pure)).to.equal(undefined)
      registerContract(pure, contract(CONTRACT_FORMAT))
      expect(contractOf(pure).name).to.equal('createTodo')
    })

    it('is missed with one sentence that says what to do', () => {
      const bare = function bare(): void {
        return undefined
      }
      expect(() => contractOf(bare)).to.throw(/^The function 'bare' has no contract: compile its file with `tspc`/u)
      const old = Object.assign((): void => undefined, { [CONTRACT]: contract(0) })
      expect(() => contractOf(old)).to.throw(
        /has the format 0, this version of solder reads 1: compile src\/todos.ts again/u,
      )
    })
  })
})
