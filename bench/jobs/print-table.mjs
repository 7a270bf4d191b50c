/** The middle value of each figure. */
export function median(rounds) {
  const middle = (key) => rounds.map((each) => each[key]).sort((a, b) => a - b)[Math.floor(rounds.length / 2)]
  return Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, middle(key)]))
}

/** Groups in the order in which they are printed. */
const groups = ['In memory', 'SQLite', 'PostgreSQL', 'Redis', 'Workflows of one step, 50 at once']

const whole = (value) => (value === undefined ? '–' : String(Math.round(value)))

/** A group's rows, and for each of ours what part of the throughput it has that its `beneath` has, and the same of the CPU. */
const columns = [
  { title: 'jobs/s', of: ({ figures }) => whole(figures.perSecond) },
  { title: 'CPU µs/job', of: ({ figures }) => whole(figures.cpu) },
  { title: 'server µs/job', of: ({ figures }) => whole(figures.serverCpu) },
  { title: 'import ms', of: ({ figures }) => whole(figures.imports) },
  { title: 'first job ms', of: ({ figures }) => whole(figures.first) },
  { title: 'MB', of: ({ figures }) => whole(figures.memory) },
  { title: '× jobs/s', of: ({ figures, under }) => ratio(figures.perSecond, under?.perSecond) },
  { title: '× CPU', of: ({ figures, under }) => ratio(allCpu(figures), under && allCpu(under)) },
]

const allCpu = ({ cpu, serverCpu = 0 }) => cpu + serverCpu
const ratio = (value, under) => (under === undefined ? '' : (value / under).toFixed(2))

export function printTable(results) {
  const figuresOf = new Map(results.map(({ row, figures }) => [row.name, figures]))
  const width = Math.max(...results.map(({ row }) => row.title.length)) + 2
  const line = (first, cells) =>
    first.padEnd(width) + cells.map((cell, at) => cell.padStart(columns[at].title.length + 2)).join('')
  for (const group of groups) {
    const own = results.filter(({ row }) => row.group === group)
    if (own.length === 0) continue
    // What others do comes first, and then what it is compared with.
    own.sort((a, b) => Number(a.row.beneath !== undefined) - Number(b.row.beneath !== undefined))
    console.log(
      line(
        group,
        columns.map(({ title }) => title),
      ),
    )
    for (const { row, figures } of own)
      console.log(
        line(
          `  ${row.title}`,
          columns.map(({ of }) => of({ figures, under: figuresOf.get(row.beneath) })),
        ),
      )
    console.log()
  }
  console.log("'× jobs/s' and '× CPU': beside the row that does the same by hand on what lies beneath.")
}
