// What `tspc` with Solder costs next to plain `tsc` on the same files: CPU, memory and size of the output. `tspc` alone is there,
// too: what it costs without a transformer is ts-patch's, and in what Solder costs.
// node bench/compile/index.mjs [functions|connected|scale] [runs]
import { barLines, compilersOf, costLine, measure, ownCompiler, projectFolder } from './compilers.mjs'
import { generateConnected } from './generate-connected.mjs'
import { generateFunctions } from './generate-functions.mjs'

const parts = { functions, connected, scale }
const [wanted, given] = process.argv.slice(2)
const runs = Number(given ?? 5)
console.log(`Node ${process.version}, medians of ${runs} runs after a first one`)
for (const [name, part] of Object.entries(parts)) if (wanted === undefined || wanted === name) part()

/** An application of 500 functions. */
function functions() {
  for (const linked of [false, true]) {
    const types = linked ? 'types that reach those of four other files' : 'types of its own in each file'
    beside(`500 functions, ${types}`, functionsProject(500, linked), runs, { cpu: 1.3, memory: 1.3 })
  }
}

/** 50 types, each of which reaches all earlier ones, next to what typia makes of the same types. */
function connected() {
  for (const links of ['some', 'all']) {
    for (const files of ['one', 'each']) {
      const projects = {}
      for (const library of ['solder', 'typia']) {
        projects[library] = projectFolder(`connected-${links}-${files}-${library}`)
        generateConnected(projects[library], { count: 50, files, links, library })
      }
      const where = files === 'one' ? 'in one file' : 'in a file each'
      const how = links === 'some' ? 'with properties of three of them' : 'with a property of each of them'
      const title = `50 types that reach all earlier ones ${how}, ${where}`
      beside(title, projects.solder, runs, { cpu: 2, memory: 1.3, kilobytes: 400 })
      const typia = measure({ typia: ownCompiler(projects.typia) }, 0)
      console.log(costLine('typia', typia.typia, typia.typia))
    }
  }
}

/** Ten times as many functions should cost ten times as much. */
function scale() {
  const bars = { cpu: 1.3, memory: 1.3 }
  const few = beside('200 functions', functionsProject(200, true), runs, bars)
  const many = beside('2,000 functions', functionsProject(2000, true), Math.min(runs, 3), bars)
  const own = ({ tspc, solder }) => solder.cpu - tspc.cpu
  const growth = {
    tsc: many.tsc.cpu / few.tsc.cpu,
    solder: many.solder.cpu / few.solder.cpu,
    own: own(many) / own(few),
  }
  const times = (value) => `${value.toFixed(1)} ×`
  console.log(
    `From 200 to 2,000 functions: tsc ${times(growth.tsc)}, with Solder ${times(growth.solder)}, what Solder adds to tspc ${times(growth.own)}`,
  )
  console.log(`  ${growth.own <= 10 ? 'kept  ' : 'MISSED'} linear: what Solder adds grows at most 10 ×`)
}

function functionsProject(count, linked) {
  const folder = projectFolder(`functions-${count}-${linked ? 'linked' : 'own'}`)
  generateFunctions(folder, count, linked)
  return folder
}

function beside(title, folder, runs, bars) {
  const costs = measure(compilersOf(folder, 'solder'), runs)
  console.log(title)
  for (const [name, cost] of Object.entries(costs)) console.log(costLine(name, cost, costs.tsc))
  for (const line of barLines(costs.solder, costs.tsc, bars)) console.log(line)
  return costs
}
