import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The compilers, as `node <path>` runs them. */
export const tspc = join(root, 'node_modules/ts-patch/bin/tspc.js')
export const tsc = join(root, 'node_modules/typescript/bin/tsc')

/** The built `solder` command. */
export const bin = join(root, 'dist', 'command', 'bin.js')
