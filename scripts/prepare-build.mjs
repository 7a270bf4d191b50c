// Before `tsc -b`: the parts of the package that the compiler does not write, but reads when one project refers to
// another. Touches nothing that is as it should be, because `npm start` runs it while tests may be reading the same files.
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'

// Node, the compiler and the editor take these two folders for CommonJS because their package.json says so. The
// transformer's also makes tspc parse JSDoc in TypeScript files.
for (const folder of ['transformer', 'lsp-plugin']) {
  const source = readFileSync(`${folder}/package.json`, 'utf8')
  const copy = `dist/${folder}/package.json`
  mkdirSync(`dist/${folder}`, { recursive: true })
  if (!existsSync(copy) || readFileSync(copy, 'utf8') !== source) writeFileSync(copy, source)
}

// Examples, fixtures and tests import `solder` as a user does. Inside its own repository a package does not
// find itself by name through tspc and tsserver, so it stands in node_modules as a link.
const link = 'node_modules/solder'
if (!existsSync(link)) {
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link)
  mkdirSync('node_modules', { recursive: true })
  symlinkSync('..', link, 'junction')
}
