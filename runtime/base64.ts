/** The bytes that base64 stands for. Newer engines bring it along; `atob` is everywhere. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const { fromBase64: native } = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }
  if (native !== undefined) return native.call(Uint8Array, text)
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes
}

/** A multiple of three, so that only the last part is padded, and no more arguments than a call may have. */
const PART = 12_288

export function toBase64(bytes: Uint8Array): string {
  const { toBase64: native } = bytes as { toBase64?: () => string }
  if (native !== undefined) return native.call(bytes)
  let text = ''
  for (let i = 0; i < bytes.length; i += PART) {
    text += btoa(String.fromCharCode(...bytes.subarray(i, i + PART)))
  }
  return text
}
