import type { Span } from './place.js'
import type { LiteralModel } from './literal.js'
import type { MemberPlace } from './project.js'

export type Transport = 'http' | 'channel' | 'rpc' | 'queue' | 'cron' | 'workflow' | 'mcp' | 'cli'

/** One `defineWiring` call. */
export interface WiringModel {
  /** Of the call. */
  span: Span
  entries: EntryModel[]
  /** Entries that are lost, because a later one in the same object has the same key. */
  overwritten?: EntryModel[]
  /** Set when some of its entries cannot be told from the source: a spread or a computed key. */
  partial?: true
  /** Where that is. */
  unread?: UnreadModel[]
  /** Parts that no wiring or channel has. */
  strangers?: StrangerModel[]
  /** Where entries can be added; absent when it is no object written in place. */
  room?: RoomModel
}

/** A part of an object that only shows at run time. */
export interface UnreadModel {
  /** `key` is computed, or an accessor; `spread` is spread into the object; `object` is the whole of it. */
  what: 'key' | 'spread' | 'object'
  span: Span
  /** The transport whose entries it may hold; absent when it may hold any. */
  transport?: Transport
}

/** A key that means nothing where it stands. */
export interface StrangerModel {
  of: 'wiring' | 'channel' | 'mcp'
  name: string
  /** Of the key's text, without quotes. */
  span: Span
  /** The other keys of the same object. */
  beside: string[]
  /** Set when the key is its value's name, too: `{ rpcs }`. */
  shorthand?: true
}

/** Where entries can be added to a wiring, worked out when that is asked. */
export interface RoomModel {
  /** Where a part can be added. */
  whole(): MemberPlace
  /** Where an entry with a certain key can be added to the parts that there are. */
  sections: Partial<Record<Transport, (key: string) => MemberPlace>>
  /** The parts that there are, or may be, and to which nothing can be added. */
  closed: Transport[]
}

/** One key of a wiring: an address and the function behind it. */
export interface EntryModel {
  transport: Transport
  /** The key's text. */
  address: string
  /** For a channel: `open`, `close` or `on.<method>`; for a queue: `deadLetter`, if it is that; for MCP: `tool`, `resource` or `prompt`. */
  slot?: string
  /** Of the slot's name: `say` in `on: { say: postMessage }`. */
  slotSpan?: Span
  /** Of the key's text, without quotes; for a channel, of its path, whichever of its functions this is. */
  span: Span
  /** What the source has at `span`, when that is not the address itself: `GET \u002Fa`. */
  raw?: string
  line: number
  /** Which function, when it can be told from the source. */
  target?: FunctionReference
  /** The options next to `run`, by name; absent when the entry is the function itself. */
  options?: Readonly<Record<string, EntryOption>>
  /** For cron: the expression and the place of its text, without quotes. */
  schedule?: { text: string; span: Span; /** As for the address. */ raw?: string }
}

/** An option of an entry. */
export interface EntryOption {
  /** Of the name. */
  span: Span
  /** Its value, when it is a string or a number that the source tells, and where that is, without quotes. */
  literal?: { value: string | number; span: Span }
  /** The whole of its value, when the source tells it, of the options that are objects or may be: `input`, `rateLimit`, `alias`. */
  written?: LiteralModel
  /** Set when the name is its value's name, too: `{ status }`. */
  shorthand?: true
}

/** Identifies a function declaration across files. */
export interface FunctionReference {
  name: string
  /** Of the declaration's name, or of the inline function. */
  declaration: Span
  /** Of the expression in the wiring that names it. */
  span: Span
  /** That expression, when it is a name: `remind`, `jobs.remind`. */
  written?: string
  /** Set when the source does not tell which function this is, only its type: the same function may be known by another name. */
  alias?: true
  /** Set when it is a method that uses `this`, which is lost here. */
  losesThis?: true
  /** Set when the declaration leaves types open that are known where it is named: how it is called, and its contract, belong to `span`. */
  isConcrete?: true
  /** Set when it is not declared in the project's own files: what is wrong with it is shown where it is named. */
  isOutside?: true
}
