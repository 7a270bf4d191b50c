import { expect } from 'chai'
import type { Answer, Problem } from './example-calls.js'

/** Asserts that the answer is a problem of the status and, for input that does not fit, that it points at `path`. */
export function expectProblem({ status, headers, body }: Answer, wanted: number, path?: string): Problem {
  expect(status, JSON.stringify(body)).to.equal(wanted)
  expect(headers.get('content-type')).to.match(/^application\/problem\+json\b/)
  const problem = body as Problem
  expect(problem.status).to.equal(wanted)
  expect(problem.title).to.be.a('string').and.not.equal('')
  if (path !== undefined) expect(problem.errors?.[0]?.path, JSON.stringify(problem)).to.equal(path)
  return problem
}
