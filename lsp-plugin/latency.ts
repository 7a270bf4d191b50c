import type ts from 'typescript/lib/tsserverlibrary'
import { factsFound } from '../transformer/read/file-facts.js'

/** What the plugin did since this was last asked; nothing when it never was. */
export interface Latency {
  /** For each answer, how long our part of it took, in milliseconds. */
  answers: number[]
  /** How many files were looked through. */
  filesLookedThrough: number
  /** What CPU the thread of the server has used in all, in milliseconds. */
  cpu: number
}

/** The request of the protocol of tsserver that is answered with it. */
export const latencyCommand = 'solder/latency'

let answers: number[] = []
let filesBefore = 0
/** To look at the clock can take longer than the answer: nothing is measured before somebody has asked. */
let isAsked = false

/** Measures our part of an answer. */
export function timed<T>(ours: () => T): T {
  if (!isAsked) return ours()
  const start = cpu()
  try {
    return ours()
  } finally {
    // Nobody has to ask again.
    if (answers.length < 10_000) answers.push(cpu() - start)
  }
}

const asked = new WeakSet<object>()

/** Lets a session answer what the plugin costs: for benchmarks, and for whoever finds an editor slow. */
export function tellLatency(session: ts.server.Session | undefined): void {
  if (session === undefined || asked.has(session)) return
  asked.add(session)
  session.addProtocolHandler(latencyCommand, () => ({ response: takeLatency(), responseRequired: true }))
}

function takeLatency(): Latency {
  isAsked = true
  const { files } = factsFound
  const latency = { answers, filesLookedThrough: files - filesBefore, cpu: cpu() }
  answers = []
  filesBefore = files
  return latency
}

/** What an editor waits for when nothing else runs; where Node does not tell that of one thread, the time that passes. */
function cpu(): number {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage }
  if (threadCpuUsage === undefined) return performance.now()
  const { user, system } = threadCpuUsage.call(process)
  return (user + system) / 1000
}
