import { UnsupportedMediaType } from '../../errors.js'

// RFC 9110 §8.3.1: type/subtype, then parameters whose values are tokens or quoted strings.
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const mediaType = new RegExp(
  `^(${token})/(${token})((?:[ \\t]*;[ \\t]*(?:${token}=(?:${token}|"[^"\\\\]*"))?)*)[ \\t]*$`,
)

/** Throws 415 unless the content type is JSON in UTF-8. Strict: what is misread here is read otherwise elsewhere. */
export function requireJson(contentType: string | undefined): void {
  // What nearly everyone sends.
  if (contentType === 'application/json') return
  if (contentType === undefined)
    throw new UnsupportedMediaType('The body has no content type: application/json is expected.')
  const [, type = '', subtype = '', parameters = ''] = mediaType.exec(contentType) ?? []
  const isJson = type.toLowerCase() === 'application' && /^(?:json|.+\+json)$/i.test(subtype)
  if (!isJson)
    throw new UnsupportedMediaType(
      'The body is not of a content type that is understood: application/json is expected.',
    )
  const charset = /;[ \t]*charset="?([^";]*)"?/i.exec(parameters)?.[1]
  if (charset !== undefined && charset.trim().toLowerCase() !== 'utf-8')
    throw new UnsupportedMediaType('The body is not in UTF-8, the only encoding of JSON.')
}
