import { cases } from './cases.mjs'
import { features, implementation } from './features.mjs'

/**
 * Whether every peer says the same of every sample. Throws when not; where they may differ, and so do less or more work than
 * we do, the answers are compared with ours and the differences named.
 */
export async function verdicts(names, peers) {
  const differences = []
  for (const name of names) {
    for (const feature of Object.keys(features)) {
      const ours = await probe('solder', name, feature)
      for (const peer of peers) {
        const run = await implementation(peer, name, feature)
        if (run === undefined) continue
        judge(peer, name, feature, run)
        if (peer === 'limit' && feature === 'report') await compareWords(name, run)
        const theirs = await probe(peer, name, feature)
        for (const [question, answer] of Object.entries(theirs)) {
          if (ours !== undefined && answer !== ours[question])
            differences.push({ name, feature, peer, question, answer })
        }
      }
    }
  }
  return differences
}

/** What is written by hand is a limit only when it does all that we do: paths, codes, words, hints, and how many there are. */
async function compareWords(name, run) {
  const ours = await implementation('solder', name, 'report')
  const { invalid, told = [] } = cases[name]
  for (const value of [...invalid, ...told]) {
    const [said, expected] = [run, ours].map((report) => JSON.stringify(report(value)))
    if (said !== expected) throw new Error(`limit (${name}, report) says ${said} in place of ${expected}`)
  }
}

function judge(peer, name, feature, run) {
  const { valid, invalid, excess } = cases[name]
  const fail = (what) => {
    throw new Error(`${peer} ${what} (${name}, ${feature})`)
  }
  const accepts = (value) => outcome(() => run(value)) === true
  if (feature === 'is' || feature === 'strict' || feature === 'reject') {
    if (!valid.every(accepts)) fail('refuses a valid sample')
    if (invalid.some(accepts)) fail('accepts an invalid sample')
    if (feature === 'strict' && excess.some(accepts)) fail('accepts an undeclared property')
    if (feature === 'is' && !excess.every(accepts)) fail('refuses an undeclared property')
  } else if (feature === 'report') {
    if (invalid.some((value) => [...run(value)].length === 0)) fail('reports nothing about an invalid sample')
    if (valid.some((value) => [...run(value)].length > 0)) fail('reports something about a valid sample')
  } else if (feature === 'stringify') {
    for (const value of valid) if (!same(JSON.parse(run(value)), value)) fail('writes something else')
  } else {
    for (const value of valid) if (!same(run(structuredClone(value)), value)) fail('gives something else')
    if (invalid.some((value) => typeof outcome(() => run(structuredClone(value))) !== 'string'))
      fail('accepts an invalid sample')
    for (const value of excess) {
      const kept = JSON.stringify(run(structuredClone(value))).includes('secret')
      if (kept !== (feature === 'assert')) fail(kept ? 'keeps an undeclared property' : 'drops an undeclared property')
    }
  }
}

/** Questions on which libraries differ; the answers tell who does the same work. */
async function probe(peer, name, feature) {
  const run = await implementation(peer, name, feature)
  if (run === undefined) return undefined
  const answers = {}
  const [value] = structuredClone(cases[name].valid)
  const place = numberPlace(value)
  const number = (given) => {
    const copy = structuredClone(value)
    const object = place.slice(0, -1).reduce((part, step) => part[step], copy)
    object[place.at(-1)] = given
    return outcome(() => run(copy))
  }
  if (feature === 'stringify') {
    answers['NaN refused'] = number(NaN) === 'error'
    answers['what is not of the type refused'] = number('7654321') === 'error'
    answers['undeclared dropped'] = !String(outcome(() => run(structuredClone(cases[name].excess[0])))).includes(
      'secret',
    )
  } else {
    const refused = (answer) => answer === false || answer === 'error' || (Array.isArray(answer) && answer.length > 0)
    answers['NaN refused'] = refused(number(NaN))
    answers['Infinity refused'] = refused(number(Infinity))
    if (feature === 'report')
      answers['every mistake'] = cases[name].invalid.every((each, i) => run(each).length >= cases[name].mistakes[i])
    if (feature === 'report') answers['says what came instead'] = /string|7654321/.test(texts([...number('7654321')]))
    if (feature === 'prune') {
      const given = structuredClone(cases[name].excess[0])
      const before = JSON.stringify(given)
      run(given)
      answers['given value changed'] = JSON.stringify(given) !== before
    }
  }
  return answers
}

/** What issues say, in data or in words. */
function texts(issues) {
  return issues.map((issue) => JSON.stringify({ ...issue }) + String(issue.message)).join()
}

function outcome(run) {
  try {
    return run()
  } catch {
    return 'error'
  }
}

function same(a, b) {
  return canonical(a) === canonical(b)
}

/** Libraries differ in the order in which they give properties back. */
function canonical(value) {
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** The path of the first number in a value. */
function numberPlace(value, path = []) {
  if (typeof value === 'number') return path
  if (typeof value !== 'object') return undefined
  for (const [key, part] of Object.entries(value)) {
    const found = numberPlace(part, [...path, key])
    if (found !== undefined) return found
  }
  return undefined
}
