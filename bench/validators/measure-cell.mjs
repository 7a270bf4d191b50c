import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('measure.mjs', import.meta.url))

/**
 * The median nanoseconds of CPU of every peer. Each has a process of its own, and their rounds take turns, so that what
 * else the machine does falls on all of them.
 */
export async function measureCell(node, name, feature, peers, { rounds, processes, ms, warm }) {
  const times = Object.fromEntries(peers.map((peer) => [peer, []]))
  for (let n = 0; n < processes; n++) {
    const children = await Promise.all(peers.map((peer) => start(node, [peer, name, feature])))
    try {
      for (const child of children) await asked(child, { warm: warm * 1000, round: ms * 1000 })
      for (let round = 0; round < rounds; round++) {
        for (const [i, child] of children.entries()) times[peers[i]].push(await asked(child, {}))
      }
    } finally {
      for (const child of children) child.disconnect()
    }
  }
  return Object.fromEntries(peers.map((peer) => [peer, median(times[peer])]))
}

async function start(node, args) {
  const child = fork(script, args, { execPath: node, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await answer(child)
  return child
}

function asked(child, message) {
  const answered = answer(child)
  child.send(message)
  return answered
}

function answer(child) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`${child.spawnargs.slice(2).join(' ')} ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
