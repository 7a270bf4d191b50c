/** A row of a Markdown table: its cells without the marks of code, and `\|` read as `|`. */
export type Row = string[]

/** The rows of the table under a heading of a page. */
export function tableUnder(page: string, heading: string): Row[] {
  const [, section] = page.split(`\n## ${heading}\n`)
  if (section === undefined) throw new Error(`no heading '${heading}'`)
  const [text = ''] = section.split(/\n## /)
  const rows = text.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => plain(cell.trim())),
  )
}

function plain(cell: string): string {
  const code = /^``\s?(.*?)\s?``$/.exec(cell)?.[1] ?? /^`(.*)`$/.exec(cell)?.[1]
  return (code ?? cell).replaceAll('\\|', '|')
}
