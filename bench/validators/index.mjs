// Checks and serialisers side by side with other libraries: node bench/validators/index.mjs [options]
//   --case product,orders    some of the cases           --feature is,strict   some of the features
//   --peer solder,limit      some of the libraries       --node a,b            paths of other versions of Node
//   --rounds 5               rounds of each process      --processes 3         processes for each cell
//   --ms 40                  CPU milliseconds a round     --warm 300            CPU milliseconds before the first
//   --only-verdicts          stop when it is known that all libraries agree
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import { cases } from './cases.mjs'
import { features, implementation, peers } from './features.mjs'
import { measureCell } from './measure-cell.mjs'
import { printCells, printDifferences } from './print.mjs'
import { verdicts } from './verdicts.mjs'

const { values } = parseArgs({
  options: {
    case: { type: 'string', default: Object.keys(cases).join() },
    feature: { type: 'string', default: Object.keys(features).join() },
    peer: { type: 'string', default: peers.join() },
    node: { type: 'string', default: process.execPath },
    rounds: { type: 'string', default: '5' },
    processes: { type: 'string', default: '3' },
    ms: { type: 'string', default: '40' },
    warm: { type: 'string', default: '300' },
    'only-verdicts': { type: 'boolean', default: false },
  },
})
const chosen = (given, known, what) =>
  given.split(',').map((name) => {
    if (known.includes(name)) return name
    console.error(`There is no ${what} '${name}': ${known.join(', ')}.`)
    process.exit(2)
  })
const chosenCases = chosen(values.case, Object.keys(cases), 'case')
const chosenFeatures = chosen(values.feature, Object.keys(features), 'feature')
const chosenPeers = chosen(values.peer, peers, 'library')
const effort = { rounds: +values.rounds, processes: +values.processes, ms: +values.ms, warm: +values.warm }

build()
const differences = await verdicts(chosenCases, chosenPeers)
console.log('All libraries agree on the samples.')
printDifferences(differences)
if (!values['only-verdicts']) {
  for (const node of values.node.split(',')) await measureOn(node)
}

async function measureOn(node) {
  for (const name of chosenCases) {
    const cells = []
    for (const feature of chosenFeatures) {
      const able = []
      for (const peer of chosenPeers) if (await implementation(peer, name, feature)) able.push(peer)
      cells.push({ name, feature, times: await measureCell(node, name, feature, able, effort) })
    }
    printCells(node, name, cells, differences)
  }
}
