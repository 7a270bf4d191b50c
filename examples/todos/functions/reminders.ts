import type { Ctx } from '../services.js'
import type { TodoId } from '../todo.js'

/** Reminds of a todo that is due, unless it is gone or done. */
export function remind({ id }: { id: TodoId }, { todos, reminders }: Ctx): void {
  const todo = todos.get(id)
  if (!todo || todo.done) return
  // Stands in for a mail server that refuses.
  if (todo.title.includes('fail')) throw new Error(`the reminder of '${todo.title}' was refused`)
  reminders.sent.push(todo.title)
}

/** A job that failed for good. */
export interface DeadReminder {
  input: { id: TodoId }
}

/** Notes a reminder that was given up. */
export function buryReminder({ input }: DeadReminder, { todos, reminders }: Ctx): void {
  reminders.dead.push(todos.get(input.id)?.title ?? input.id)
}

/** Lists the titles that were reminded of, and those given up after the last retry. */
export function listReminders({ reminders }: Ctx): { sent: string[]; dead: string[] } {
  return reminders
}
