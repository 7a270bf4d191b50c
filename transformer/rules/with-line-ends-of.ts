/** A text with the ends of lines of the file that it is put into: what writes it says `\n`. */
export function withLineEndsOf(file: string, text: string): string {
  return /\r?\n/.exec(file)?.[0] === '\r\n' ? text.replace(/\r?\n/g, '\r\n') : text
}
