/** What the command line calls a property: `due-at` for `dueAt`. The runtime, which knows nothing of this folder, says alike; a test holds both equal. */
export function optionName(property: string): string {
  return property
    .replace(/([a-z\d])([A-Z])/gu, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/gu, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}
