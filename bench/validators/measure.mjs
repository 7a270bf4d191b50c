// One peer, one case, one feature in a process of its own: nothing another library did has taught V8 anything.
// Told to by messages: `warm` and then, as often as asked, `round`, which answers nanoseconds of CPU for one value.
import { cases } from './cases.mjs'

const [peer, name, feature] = process.argv.slice(2)
const { default: make } = await import(`./peers/${peer}.mjs`)
const made = make(name)[feature === 'reject' ? 'is' : feature]
// A text that was put together is made whole when somebody looks into it: whoever sends it does.
const run = feature === 'stringify' ? (value) => made(value).charCodeAt(0) : made
const pool = feature === 'report' || feature === 'reject' ? cases[name].invalid : cases[name].valid
let times = 1
let kept

process.on('message', ({ warm, round }) => {
  if (warm !== undefined) {
    // Until V8 has compiled what is hot, then so long that a round can be told from noise.
    const end = now() + warm
    let spent = 0
    while (now() < end || spent < round / 2) {
      spent = timed(times)
      if (spent < round / 2) times *= 2
    }
    times = Math.max(1, Math.round((times * round) / spent))
    process.send('warm')
  } else process.send((timed(times) * 1000) / (times * pool.length))
})
process.on('disconnect', () => process.exit())
process.send('ready')

/** Microseconds of CPU. */
function timed(count) {
  const start = now()
  for (let n = 0; n < count; n++) for (let i = 0; i < pool.length; i++) kept = run(pool[i])
  return now() - start
}

function now() {
  const { user, system } = process.cpuUsage()
  return user + system
}

export { kept }
