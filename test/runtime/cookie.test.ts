import { expect } from 'chai'
import { cookieIn } from '../../runtime/transports/http/cookie.js'

const cases: readonly (readonly [header: string, value: string | undefined])[] = [
  ['sid=a', 'a'],
  ['sid=', ''],
  ['a=b; sid=c; d=e', 'c'],
  ['a=b;sid=c', 'c'],
  [' sid = c ', 'c'],
  ['sid="c d"', 'c d'],
  ['sid="', '"'],
  ['sid=a=b', 'a=b'],
  ['sid=%C3%A4%20', 'ä '],
  ['sid=%zz', '%zz'],
  ['sid=first; sid=second', 'first'],
  ['sidx=a; xsid=b', undefined],
  ['SID=a', undefined],
  ['sid', undefined],
  ['', undefined],
  [';;=;', undefined],
]

describe('runtime: a cookie', () => {
  for (const [header, value] of cases)
    it(`is ${value === undefined ? 'not there' : JSON.stringify(value)} in ${JSON.stringify(header)}`, () =>
      expect(cookieIn(header, 'sid')).to.equal(value))
})
