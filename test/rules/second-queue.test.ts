import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'second-queue'
const head = `
  import { defineApp, defineWiring } from 'solder'
  const work = (): void => undefined
  const other = (): void => undefined`

describe('the rule second-queue', () => {
  it('reports both queues of a function, also of two wirings', () => {
    expectProblems(
      `${head}
       export const wiring = defineWiring({ queues: { «1|fast»: work, «2|slow»: { run: work } } })`,
      [
        {
          rule,
          at: 1,
          related: [2],
          says: "'work' is wired to the queue 'slow' on line 5 too: 'enqueue' adds all its jobs to one of the two.",
        },
        { rule, at: 2, related: [1] },
      ],
    )
    expectProblems(
      `${head}
       const one = defineWiring({ queues: { «1|a»: work } })
       const two = defineWiring({ queues: { «2|b»: work } })
       export default defineApp({ name: 'a', wirings: [one, two] })`,
      [
        { rule, at: 1, related: [2] },
        { rule, at: 2, related: [1] },
      ],
    )
  })

  it('is silent about dead letters, other functions and other apps', () => {
    expectNone(`${head}
      const bury = (input: { queue: string }): void => void input
      export const wiring = defineWiring({
        queues: { a: { run: work, deadLetter: bury }, b: { run: other, deadLetter: bury } },
        rpc: { work } })`)
    expectNone(`${head}
      export const a = defineApp({ name: 'a', wirings: [defineWiring({ queues: { a: work } })] })
      export const b = defineApp({ name: 'b', wirings: [defineWiring({ queues: { b: work, c: other } })] })`)
  })
})
