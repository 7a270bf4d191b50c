import { expect } from 'chai'
import type { Context } from '../../runtime/index.js'
import { testContext } from '../../runtime/testing.js'

interface Services {
  store: Map<string, number>
  mailer: { send(): void }
}
interface Session {
  user: string
}
type Ctx = Context<Services, Session>

describe('testContext', () => {
  const double = ({ n }: { n: number }, { store }: Pick<Ctx, 'store'>) => (store.get('factor') ?? 1) * n

  it('gives the services and the session of the test, and a quiet log', () => {
    const context = testContext<Ctx>({ store: new Map([['factor', 3]]), session: { user: 'ada' } })
    expect(double({ n: 2 }, context)).to.equal(6)
    expect(context.session.user).to.equal('ada')
    expect(() => {
      context.log.info('not printed')
    }).not.to.throw()
  })

  it('notes what is enqueued, and survives being taken apart', async () => {
    const context = testContext<Ctx>({ store: new Map() })
    const { enqueue } = context
    const remind = (input: { id: string }): string => input.id
    expect(await enqueue(remind, { id: 'a' }, { delay: 5 })).to.be.a('string')
    expect(context.enqueued).to.deep.equal([{ fn: remind, input: { id: 'a' }, options: { delay: 5 } }])
  })

  it('says which service a test forgot to give', () => {
    const context = testContext<Ctx>({ store: new Map() })
    expect(() => context.mailer).to.throw("The function takes the service 'mailer', which the test does not give")
  })
})
