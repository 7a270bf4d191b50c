/** A stretch of text that a test points at. */
export interface Marked {
  start: number
  length: number
}

/** A source text without its marks, and where they were. */
export interface MarkedText {
  text: string
  marks: Map<number, Marked>
}

/** Reads marks like `«1|GET /todos»`: a number, and the text that it stands for. Marks may contain others. */
export function readMarks(source: string): MarkedText {
  const marks = new Map<number, Marked>()
  const open: { number: number; start: number }[] = []
  let text = ''
  for (const part of source.split(/(«\d+\||»)/)) {
    const mark = /^«(\d+)\|$/.exec(part)
    if (mark) open.push({ number: Number(mark[1]), start: text.length })
    else if (part === '»') {
      const last = open.pop()
      if (!last) throw new Error('A mark ends that has not begun')
      if (marks.has(last.number)) throw new Error(`The mark ${last.number} stands twice`)
      marks.set(last.number, { start: last.start, length: text.length - last.start })
    } else text += part
  }
  if (open.length > 0) throw new Error('A mark does not end')
  return { text, marks }
}
