import type { EmittedType } from './contract.js'

/** A named stream of messages that channels subscribe to. Made by `defineTopic`. */
export interface Topic<Message, Key = void> {
  readonly name: string
  /** Written by the transformer. */
  readonly message: EmittedType<Message>
  /** The key's type, for inference only. */
  readonly '~key'?: (key: Key) => void
}
