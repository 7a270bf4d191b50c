/** A letter of an option's name that stands for nothing yet, for `alias`; in capitals where all of them do. */
export function freeLetter(option: string, taken: ReadonlySet<unknown>): string | undefined {
  const letters = option.match(/[A-Za-z]/g) ?? []
  return [...letters, ...letters.map((each) => each.toUpperCase())].find((each) => each !== 'h' && !taken.has(each))
}
