import { defineServices, type ChannelContext, type Context, type WorkflowContext } from 'solder'
import { Heart } from './heart.js'
import { ReminderLog } from './reminder-log.js'
import { Rooms } from './rooms.js'
import { Tokens, type Session } from './session.js'
import { TodoStore } from './todo-store.js'

/** What functions may ask for. */
export interface Services {
  config: { secret: string | undefined }
  tokens: Tokens
  todos: TodoStore
  reminders: ReminderLog
  rooms: Rooms
  heart: Heart
}

/** Anyone may call. */
export type Ctx = Context<Services>
/** Anyone may call; who has a session is known by it. */
export type GuestCtx = Context<Services, Session | undefined>
/** A session is required… */
export type UserCtx = Context<Services, Session>
/** …and it must be an admin's. */
export type AdminCtx = Context<Services, Session & { role: 'admin' }>
/** One end of a channel; anyone may open it. */
export type RoomCtx = ChannelContext<Services, Session | undefined>
/** A function that outlives its process. */
export type Flow = WorkflowContext<Services>

export const services = defineServices<Services>({
  config: () => ({ secret: process.env['TOKEN_SECRET'] }),
  tokens: ({ config }) => new Tokens(config.secret),
  todos: () => new TodoStore(),
  reminders: () => new ReminderLog(),
  rooms: () => new Rooms(),
  heart: () => new Heart(),
})
