import type ts from 'typescript'
import type { Build } from './build'

/** Every source file that builders and watchers work with has a version, which is the hash of its text. */
type Versioned = ts.SourceFile & { version?: string }

/** Of files whose version we make: the version that the host gave them, and the newest program that has them. */
const versioned = new WeakMap<ts.SourceFile, { base: string | undefined; build: Build }>()

/**
 * Incremental builds and watchers emit a file again when its version is another one. The text of a file does not say
 * whether its contracts are still right, as types of other files are in them: so they become part of the version. It is made
 * when it is asked for: a plain build never does.
 */
export function versionByContracts(program: ts.Program, build: Build): void {
  for (const file of program.getSourceFiles()) {
    // Also one without contracts may have a companion.
    if (!file.isDeclarationFile) giveVersion(file, build)
  }
}

function giveVersion(file: Versioned, build: Build): void {
  const known = versioned.get(file)
  if (known !== undefined) {
    known.build = build
    return
  }
  const state = { base: file.version, build }
  versioned.set(file, state)
  Object.defineProperty(file, 'version', {
    configurable: true,
    // Otherwise every clone of the file, such as each transformation makes, would ask for it.
    enumerable: false,
    get: () => {
      const fingerprint = state.build.fingerprint(file)
      return state.base === undefined || fingerprint === '' ? state.base : `${state.base}-${fingerprint}`
    },
    set: (version: string | undefined) => {
      state.base = version
    },
  })
}
