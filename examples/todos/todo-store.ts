import { randomUUID } from 'node:crypto'
import type { NewTodo, Todo, TodoChanges, TodoId } from './todo.js'

/** A todo as it is kept. `Todo` does not declare the owner, so the owner never leaves the server. */
interface StoredTodo extends Todo {
  owner?: string | undefined
}

/** Keeps todos in memory. */
export class TodoStore {
  readonly #todos = new Map<TodoId, StoredTodo>()

  insert(input: NewTodo, owner: string | undefined): Todo {
    const todo: StoredTodo = { ...input, id: randomUUID(), done: false, createdAt: new Date(), owner }
    this.#todos.set(todo.id, todo)
    return todo
  }

  /** Newest first. */
  list({ done, limit }: { done?: boolean | undefined; limit: number }): Todo[] {
    const all = [...this.#todos.values()].reverse()
    return all.filter((todo) => done === undefined || todo.done === done).slice(0, limit)
  }

  get(id: TodoId): Todo | undefined {
    return this.#todos.get(id)
  }

  update(id: TodoId, changes: TodoChanges): Todo | undefined {
    const todo = this.#todos.get(id)
    return todo && Object.assign(todo, changes)
  }

  /** Says whether there was such a todo. */
  delete(id: TodoId): boolean {
    return this.#todos.delete(id)
  }

  /** Says how many there were. */
  deleteDone(): number {
    const done = [...this.#todos.values()].filter((todo) => todo.done)
    for (const { id } of done) this.#todos.delete(id)
    return done.length
  }
}
