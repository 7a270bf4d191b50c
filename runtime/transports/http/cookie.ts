/**
 * The value of a cookie in a `Cookie` header (RFC 6265, section 5.4): the first of that name, which is the one that was set for the
 * nearest path. Quotes around it are taken off, and percent-escapes are read where they are ones.
 */
export function cookieIn(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue
    const value = pair.slice(equals + 1).trim()
    return unescaped(value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value)
  }
  return undefined
}

function unescaped(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
