/** What no database stores as text, and the wires to them cannot carry: U+0000, and half a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u

/** Whether every engine stores the text as it is. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text)
}

/** The text with U+FFFD, the sign for what could not be shown, in place of each character that cannot be stored. */
export function storableText(text: string): string {
  return text.replace(new RegExp(UNSTORABLE, 'gu'), '\uFFFD')
}

/** The value as JSON whose texts can all be stored. */
export function storableJson(value: object): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storableText(part) : part))
}
