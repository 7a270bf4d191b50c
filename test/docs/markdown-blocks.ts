import { readFileSync } from 'node:fs'

/** A fenced block of a Markdown page. */
export interface Block {
  language: string
  text: string
  /** What the first line names: `// orders.ts`. The line is not part of `text` when the language has no comments. */
  file: string | undefined
  /** Of the opening fence, from 1. */
  line: number
}

/** The fenced blocks of a page, in order. */
export function blocksOf(path: string): Block[] {
  const page = readFileSync(path, 'utf8')
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(({ 1: language = '', 2: text = '', index }) => {
    const file = /^\/\/ (\S+\.\w+)\n/.exec(text)?.[1]
    return {
      language,
      text: language === 'json' && file !== undefined ? text.slice(text.indexOf('\n') + 1) : text,
      file,
      line: page.slice(0, index).split('\n').length,
    }
  })
}
