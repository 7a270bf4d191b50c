import type ts from 'typescript'
import { escapedText } from './character-before'
import type { Reading } from './reading'
import { textParts } from './text-part'

/**
 * The regular expression of a template literal type such as `todo-${number}`, or of `Uppercase<string>` and the like; undefined when it
 * has a part we cannot tell. As in TypeScript, a part ends where the text after it is first found, so that nothing is
 * tried twice and time stays linear.
 */
export function templatePattern(
  reading: Reading,
  type: ts.TemplateLiteralType | ts.StringMappingType,
): string | undefined {
  const { texts, types } = 'texts' in type ? type : { texts: ['', ''], types: [type] }
  let pattern = '^' + escapedText(texts[0] ?? '')
  for (const [i, part] of types.entries()) {
    const parts = textParts(reading, part)
    if (parts === undefined) return undefined
    const next = texts[i + 1] ?? ''
    const end = escapedText(next)
    if (i === types.length - 1)
      pattern += `${together(
        parts.map((each) => each.whole('')),
        `${end}$`,
      )}${end}$`
    // One character, where no text is between it and the next part.
    else if (next === '')
      pattern += together(
        parts.map(({ one }) => one),
        '',
      )
    else
      pattern +=
        together(
          parts.map((each) => each.whole(next)),
          end,
        ) + end
  }
  return pattern
}

/** How such a type is written: `todo-${number}` with its backticks, `Uppercase<string>`. */
export function templateText({ ts, checker }: Reading, type: ts.Type): string {
  return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)
}

/** Several expressions about the same characters: all but the last look ahead to where these end. */
function together(expressions: readonly string[], end: string): string {
  const different = [...new Set(expressions)]
  return different.map((each, i) => (i === different.length - 1 ? each : `(?=${each}${end})`)).join('')
}
