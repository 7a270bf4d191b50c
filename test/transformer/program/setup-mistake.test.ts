import { expect } from 'chai'
import ts from 'typescript'
import { setupMistake } from '../../../transformer/program/setup-mistake.js'

describe('setupMistake', () => {
  const messageFor = (version: string) => setupMistake({ ...ts, version }, {}, 'program')?.messageText

  it('says nothing of a TypeScript that Solder works with', () => {
    for (const version of ['5.4.2', '5.9.3', '6.0.3']) expect(messageFor(version)).to.equal(undefined)
  })

  it('says in one sentence what to install in place of one that is too old or too new', () => {
    for (const version of ['4.9.5', '5.3.3', '7.0.2'])
      expect(messageFor(version)).to.match(new RegExp(`^TypeScript ${version} .*npm i -D typescript@6\\.0\\.3`, 'u'))
  })
})
