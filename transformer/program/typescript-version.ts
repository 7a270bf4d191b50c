/** What to type to get a TypeScript that runs transformers and plugins. */
export const installHint = 'npm i -D typescript@6.0.3 ts-patch@4.0.1'

/** Why Solder cannot work with this version of TypeScript; undefined when it can. */
export function unsupportedTypeScript(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  if (major >= 7) {
    return `TypeScript ${version} runs no transformers and no editor plugins, so Solder cannot work with it: ${installHint}`
  }
  if (major < 5 || (major === 5 && minor < 4)) {
    return `TypeScript ${version} is too old for Solder, which needs 5.4 or later and below 7: ${installHint}`
  }
  return undefined
}
