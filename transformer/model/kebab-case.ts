/** `listAll` as paths say it: `list-all`. */
export function kebabCase(name: string): string {
  return name
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, '-')
    .replace(/[_$]+/g, '-')
    .toLowerCase()
}
