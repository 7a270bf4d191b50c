// What has to be compiled before anything is measured: our codecs and typia's checks, each by its own transform, and ajv's
// standalone code.
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { bench, output, root } from './output.mjs'
import { schemas } from './peers/schemas.mjs'

export function build() {
  for (const project of ['solder', 'typia']) compile(project)
  writeAjv()
}

function compile(project) {
  const tspc = `${root}node_modules/ts-patch/bin/tspc.js`
  const { status, stdout } = spawnSync(process.execPath, [tspc, '-p', `${bench}${project}`], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`tspc failed on bench/validators/${project}:\n${stdout}`)
  writeFileSync(`${output}/${project}/package.json`, '{ "type": "module" }\n')
}

function writeAjv() {
  mkdirSync(`${output}/ajv`, { recursive: true })
  const code = { source: true, optimize: true }
  const options = { discriminator: true, code, strictTypes: false }
  const variants = {
    is: [options, false],
    strict: [options, true],
    all: [{ ...options, allErrors: true }, false],
    prune: [{ ...options, removeAdditional: 'all' }, false],
  }
  for (const name of Object.keys(schemas({}))) {
    const parts = Object.entries(variants).map(([feature, [given, strict]]) => {
      // It would remove what one member of an untagged union does not know before it tries the next.
      if (feature === 'prune' && name === 'shapes') return ''
      const ajv = addFormats.default(new Ajv.default(given))
      const text = standaloneCode.default(ajv, ajv.compile(schemas({ strict })[name]))
      return `exports.${feature} = (function () { const module = {}; const exports = {};\n${text}\nreturn module.exports; })();\n`
    })
    writeFileSync(`${output}/ajv/${name}.cjs`, parts.join(''))
  }
}
