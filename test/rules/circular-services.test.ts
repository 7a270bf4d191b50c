import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'circular-services'
const services = (factories: string) => `
  import { defineServices } from 'solder'
  interface Services { a: { n: number }; b: { n: number }; c: { n: number } }
  export const services = defineServices<Services>({ ${factories} })`

describe('the rule circular-services', () => {
  it('reports each service of a circle, with the others', () => {
    expectProblems(
      services('«1|a»: ({ b }) => ({ n: b.n }), «2|b»: (all) => ({ n: all.c.n }), «3|c»: ({ a }) => ({ n: a.n })'),
      [
        { rule, at: 1, related: [2, 3], says: "The service 'a' depends on itself: 'a' takes 'b' takes 'c' takes 'a'." },
        { rule, at: 2, related: [3, 1] },
        { rule, at: 3, related: [1, 2] },
      ],
    )
  })

  it('leaves out those that only lead to a circle', () => {
    expectProblems(
      services('a: ({ b }) => ({ n: b.n }), «1|b»: ({ c }) => ({ n: c.n }), «2|c»: ({ b }) => ({ n: b.n })'),
      [
        { rule, at: 1, related: [2] },
        { rule, at: 2, related: [1] },
      ],
    )
  })

  it('is silent about services in any order', () => {
    expectNone(services('a: ({ b, c }) => ({ n: b.n + c.n }), b: ({ c }) => ({ n: c.n }), c: () => ({ n: 1 })'))
  })

  it('is silent about what is handed on to something that asks for little of it', () => {
    expectNone(
      `import { defineServices } from 'solder'
       class Repository { constructor(private readonly given: { clock: Clock; gone?: string }) {} now() { return this.given.clock.now() } }
       class Mailer { constructor(readonly given: Pick<Services, 'clock' | 'users'>) {} }
       const audit = (_name: string, { clock }: { clock: Clock }) => clock.now()
       interface Clock { now(): number }
       interface Services { clock: Clock; users: Repository; mailer: Mailer; audit: number }
       export const services = defineServices<Services>({
         clock: () => Date,
         users: (given) => new Repository(given),
         mailer(given) { return new Mailer(given!) },
         audit: (given) => audit('a', given),
       })`,
    )
  })

  for (const [what, taker] of [
    ['anything', 'const take = (given: unknown) => given as S'],
    ['any object', 'const take = (given: object) => given as S'],
    ['what hands it back', 'const take = <T>(given: T) => given'],
    ['what hands back something like it', 'const take = <T extends { c: { n: number } }>(given: T) => given'],
    ['a record', 'const take = (given: { [name: string]: { n: number } }) => given as unknown as S'],
    ['one of several', 'const take = (given: { b: { n: number } } | { c: { n: number } }) => given as S'],
  ]) {
    it(`takes all services to be needed where they are handed on to ${what ?? ''}`, () => {
      expectProblems(
        `import { defineServices } from 'solder'
         type S = { a: { n: number }; b: { n: number }; c: { n: number } }
         ${taker ?? ''}
         export const services = defineServices<S>({ «1|a»: (given) => ({ n: take(given).b.n }), «2|b»: ({ a }) => a, c: () => ({ n: 1 }) })`,
        [
          { rule, at: 1, related: [2] },
          { rule, at: 2, related: [1] },
        ],
      )
    })
  }
})
