import ts from 'typescript'

/** For a tsconfig with options that still work, but not without a word unless told so. */
export const deprecatedOptions = { ignoreDeprecations: Number(ts.versionMajorMinor) < 6 ? '5.0' : '6.0' }
