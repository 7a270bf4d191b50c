import type { ContentBlock, GetPromptResult } from '@modelcontextprotocol/server'

type Message = GetPromptResult['messages'][number]

/**
 * What a function gave for a prompt: a text is what the user says; an array holds texts and messages `{ role, content }`, whose
 * content is a text or a content block of the protocol; an object `{ description, messages }` is a whole prompt. Anything else
 * is shown as JSON.
 */
export function promptResult(json: string | undefined, description: string | undefined): GetPromptResult {
  const plain = json === undefined ? '' : (JSON.parse(json) as unknown)
  const whole = isObject(plain) && Array.isArray(plain.messages) ? plain : undefined
  const told = typeof whole?.description === 'string' ? whole.description : description
  const given = (whole?.messages ?? (Array.isArray(plain) ? plain : [plain])) as readonly unknown[]
  return { ...(told === undefined ? {} : { description: told }), messages: given.map(messageOf) }
}

function messageOf(given: unknown): Message {
  if (isObject(given) && (given.role === 'user' || given.role === 'assistant') && 'content' in given) {
    const { role, content } = given
    return { role, content: isObject(content) && 'type' in content ? (content as ContentBlock) : textOf(content) }
  }
  return { role: 'user', content: textOf(given) }
}

function textOf(value: unknown): ContentBlock {
  return { type: 'text', text: typeof value === 'string' ? value : JSON.stringify(value) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
