import type { EmittedType } from './contract.js'

/** A named stream of messages that channels subscribe to. Made by `defineTopic`. */
export interface Topic<Message, Key = void> {
  readonly name: string
  /** Written by the transformer; undefined when the file was compiled without it. */
  readonly message: EmittedType<Message> | undefined
  /** The key's type, for inference only. */
  readonly '~key'?: (key: Key) => void
}

/**
 * A topic: `defineTopic<Todo>('todo-created')`. With a `Key`, a message reaches only those who subscribed to its key:
 * `defineTopic<Said, string>('said')`.
 */
export function defineTopic<Message, Key = void>(name: string): Topic<Message, Key>
// The second argument is written by the transformer, hence not in the public signature.
export function defineTopic<Message>(name: string, message?: EmittedType<Message>): Topic<Message> {
  return { name, message }
}
