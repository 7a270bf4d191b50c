/**
 * A character of a class, as a regular expression, that does not begin the text `next`; the class itself where `next` is empty. Where that
 * is one character, it is taken out of the class: what looks ahead is harder to read and to judge.
 */
export function characterBefore(character: string, next: string): string {
  const [start = ''] = next
  if (next === '' || !new RegExp(`^${character}$`, 'u').test(start)) return character
  if (next.length > 1) return `(?!${escapedText(next)})${character}`
  if (character === '[^]') return `[^${escapedInClass(start)}]`
  if (character.startsWith('\\P')) return `[^${character.replace('P', 'p')}${escapedInClass(start)}]`
  if (character.startsWith('[\\P')) return `(?!${escapedText(next)})${character}`
  const left = ascii.filter((each) => each !== start && new RegExp(`^${character}$`, 'u').test(each))
  return left.length === 1 ? escapedText(left.join('')) : `[${ranges(left)}]`
}

/** A text as a regular expression that only it matches. */
export function escapedText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
}

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

/** The inside of a class of just these characters, which are in order. */
function ranges(characters: readonly string[]): string {
  let text = ''
  for (let i = 0; i < characters.length; i++) {
    const first = characters[i] ?? ''
    let last = i
    while (characters[last + 1]?.charCodeAt(0) === (characters[last] ?? '').charCodeAt(0) + 1) last++
    const many = last - i > 1
    text += escapedInClass(first)
    if (many) text += `-${escapedInClass(characters[last] ?? '')}`
    if (many) i = last
  }
  return text
}

function escapedInClass(character: string): string {
  return character.replace(/[\\\]^-]/u, '\\$&')
}
