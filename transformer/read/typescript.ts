import type tsModule from 'typescript'

/** The compiler that we are handed. Never import one of our own: flags and node kinds differ between versions. */
export type TypeScript = typeof tsModule
