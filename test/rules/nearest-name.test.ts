import { expect } from 'chai'
import { nearestName as atRunTime } from '../../runtime/nearest-name.js'
import { nearestName as atCompileTime } from '../../transformer/rules/nearest-name.js'

const known = ['book', 'film', 'music', 'description', 'title', 'createdAt', 'id', 'x', 'straße', 'Ünïcode']

const meant: readonly (readonly [name: string, nearest: string | undefined])[] = [
  ['boks', undefined],
  ['bok', 'book'],
  ['obok', 'book'],
  ['BOOK', 'book'],
  ['flim', 'film'],
  ['game', undefined],
  ['desc', 'description'],
  ['de', undefined],
  ['Crea', 'createdAt'],
  ['createAt', 'createdAt'],
  ['titel', 'title'],
  ['titles', 'title'],
  ['title', undefined],
  ['i', undefined],
  ['ix', 'id'],
  ['', undefined],
  ['strasse', 'straße'],
  ['unicode', 'Ünïcode'],
  ['x'.repeat(65), undefined],
]

describe('the name that was probably meant', () => {
  for (const [name, nearest] of meant) {
    it(`is the same for the compiler and for a server: ${name.slice(0, 20)}`, () => {
      expect([atCompileTime(name, known), atRunTime(name, known)]).to.deep.equal([nearest, nearest])
    })
  }

  it('is the same for all names of two and three letters', () => {
    const letters = ['a', 'b', 'c', 'A', 'ä']
    const names = letters.flatMap((a) => letters.flatMap((b) => [a + b, ...letters.map((c) => a + b + c)]))
    for (const name of names) {
      for (const other of names)
        expect(atCompileTime(name, [other]), `${name} ${other}`).to.equal(atRunTime(name, [other]))
    }
  })
})
