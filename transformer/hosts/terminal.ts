/** Where a command writes, and where it runs. */
export interface Terminal {
  folder: string
  out(line: string): void
  error(line: string): void
}
