import { expect } from 'chai'
import { readUriPattern, type UriPattern } from '../../../runtime/transports/mcp/uri-pattern.js'

function match(template: string, uri: string): Record<string, readonly string[]> | undefined {
  const pattern = readUriPattern(template)
  if (typeof pattern === 'string') throw new Error(pattern)
  const texts = pattern.match(uri)
  return texts && Object.fromEntries(texts)
}

describe('MCP: a template of URIs', () => {
  const cases: [template: string, uri: string, texts: Record<string, readonly string[]> | undefined][] = [
    ['todo://all', 'todo://all', {}],
    ['todo://all', 'todo://all/', undefined],
    ['todo://a.b+c', 'todo://aXb+c', undefined],
    ['a-b://x-y', 'a-b://x-y', {}],
    ['todo://{id}', 'todo://5', { id: ['5'] }],
    ['todo://{id}', 'todo://', undefined],
    ['todo://{id}', 'todo://a/b', undefined],
    ['todo://{id}', 'todo://a%2Fb%20c', { id: ['a/b c'] }],
    ['todo://{id}', 'todo://%zz', undefined],
    ['todo://{id}', 'todo://5?x=1', undefined],
    ['todo://{a}/{b}/end', 'todo://1/2/end', { a: ['1'], b: ['2'] }],
    ['todo://{a,b}', 'todo://1,2', { a: ['1'], b: ['2'] }],
    ['todo://{ids*}', 'todo://1,2,3', { ids: ['1', '2', '3'] }],
    ['file:///{+path}', 'file:///a/b/c.txt', { path: ['a/b/c.txt'] }],
    ['file:///{+path}', 'file:///', undefined],
    ['todo://x{#part}', 'todo://x#y', { part: ['y'] }],
    ['todo://x{#part}', 'todo://x', {}],
    ['todo://x{/a,b}', 'todo://x/1/2', { a: ['1'], b: ['2'] }],
    ['todo://x{/a,b}', 'todo://x/1', { a: ['1'] }],
    ['todo://x{/list*}', 'todo://x/1/2/3', { list: ['1', '2', '3'] }],
    ['todo://x{.ext}', 'todo://x.txt', { ext: ['txt'] }],
    ['todo://x{;a,b}', 'todo://x;b=2;a=1', { b: ['2'], a: ['1'] }],
    ['todo://x{?a,b}', 'todo://x?b=2&a=1', { b: ['2'], a: ['1'] }],
    ['todo://x{?a,b}', 'todo://x', {}],
    ['todo://x{?a}', 'todo://x?a=1&a=2&z=3', { a: ['1', '2'] }],
    ['todo://x{?a}', 'todo://x?a=1%202', { a: ['1 2'] }],
    ['todo://x?k=1{&a}', 'todo://x?k=1&a=2', { a: ['2'] }],
    ['todo://x?k=1{&a}', 'todo://x?k=1', {}],
    ['cal://{y}-{m}-{d}', 'cal://2026-03-01', { y: ['2026'], m: ['03'], d: ['01'] }],
    ['todo://{name}.{ext}', 'todo://a.b.c', { name: ['a.b'], ext: ['c'] }],
    ['todo://{a}-x-{b}', 'todo://-x-x-x-', { a: ['-x'], b: ['x-'] }],
    ['todo://{a}-x-{b}', 'todo://-x--x--x-', { a: ['-x-'], b: ['-x-'] }],
    ['file:///{+path}/{name}', 'file:///a/b/c.txt', { path: ['a/b'], name: ['c.txt'] }],
    ['todo://x{/list*}/end', 'todo://x/1/2/end', { list: ['1', '2'] }],
    ['todo://x{/list*}', 'todo://x/1//2', undefined],
    ['todo://x{/list*}', 'todo://x/', undefined],
    ['todo://x{.a,b}', 'todo://x.1.2', { a: ['1'], b: ['2'] }],
  ]
  for (const [template, uri, texts] of cases)
    it(`${template} ${texts ? 'gives' : 'is not'} ${uri}`, () => {
      expect(match(template, uri)).to.deep.equal(texts)
    })

  const flaws: [template: string, flaw: string][] = [
    ['todos', 'a URI begins with its scheme: todo://list'],
    ['todo://{id', 'it has a brace that is not closed or not opened, or a space'],
    ['todo://a b', 'it has a brace that is not closed or not opened, or a space'],
    ['todo://{}', "'{}' names no property"],
    ['todo://{id:3}', "'{id:3}' is only the beginning of a value"],
    ['todo://{a}/{a}', "it has 'a' twice"],
    ['todo://{a}{b}', 'where one variable ends and the next begins has to show: put a text between them'],
    ['todo://{+a}-{+b}', 'only one variable may hold slashes'],
  ]
  for (const [template, flaw] of flaws)
    it(`${template} is none`, () => {
      expect(readUriPattern(template)).to.equal(flaw)
    })

  it('is told in a time that grows with the URI only, whatever is in it', () => {
    // Whoever tried one way after another would not come to an end.
    expect(match('cal://{y}-{m}-{d}-{h}-{s}-{z}', `cal://${'-'.repeat(8000)}/`)).to.equal(undefined)
    expect(match('f://{+path}.{a}.{b}.{c}{.d}{?q}', `f://${'.'.repeat(8000)}/`)).to.equal(undefined)
  })

  it('is not looked for in what is longer than anybody writes', () => {
    const pattern = readUriPattern('todo://{id}') as UriPattern
    expect(pattern.match(`todo://${'x'.repeat(8000)}`)?.get('id')).to.deep.equal(['x'.repeat(8000)])
    expect(pattern.match(`todo://${'x'.repeat(9000)}`)).to.equal(undefined)
  })
})
