import { NotFound, type Integer, type Maximum, type Minimum } from 'solder'
import type { AdminCtx, Ctx, GuestCtx, UserCtx } from '../services.js'
import type { NewTodo, Todo, TodoChanges, TodoId } from '../todo.js'
import { remind } from './reminders.js'

/** Adds a todo, and a reminder for when it is due. */
export async function createTodo(input: NewTodo, { todos, session, enqueue }: GuestCtx): Promise<Todo> {
  const todo = todos.insert(input, session?.name)
  if (todo.due) await enqueue(remind, { id: todo.id }, { runAt: todo.due })
  return todo
}

export interface TodoQuery {
  done?: boolean
  limit?: number & Integer & Minimum<1> & Maximum<100>
}

/** Lists todos, newest first. */
export function listTodos({ done, limit = 100 }: TodoQuery, { todos }: Ctx): Todo[] {
  return todos.list({ done, limit })
}

/** @throws {NotFound} when there is no such todo */
export function getTodo({ id }: { id: TodoId }, { todos }: Ctx): Todo {
  return todos.get(id) ?? missing(id)
}

/**
 * Changes a todo.
 * @throws {NotFound} when there is no such todo
 */
export function updateTodo({ id, ...changes }: { id: TodoId } & TodoChanges, { todos }: Ctx): Todo {
  return todos.update(id, changes) ?? missing(id)
}

/**
 * Removes a todo.
 * @throws {NotFound} when there is no such todo
 */
export function deleteTodo({ id }: { id: TodoId }, { todos, session, log }: UserCtx): void {
  if (!todos.delete(id)) missing(id)
  log.info({ todo: id, by: session.name }, 'todo deleted')
}

/** Removes every todo that is done. */
export function purgeDone({ todos }: AdminCtx): { removed: number } {
  return { removed: todos.deleteDone() }
}

function missing(id: TodoId): never {
  throw new NotFound(`there is no todo ${id}`)
}
