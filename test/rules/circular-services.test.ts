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
})
