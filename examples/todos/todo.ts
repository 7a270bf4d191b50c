import type { Format, MaxLength, MinLength } from 'solder'

/** What a caller says about a todo that does not exist yet. */
export interface NewTodo {
  title: string & MinLength<1> & MaxLength<200>
  /** When to be reminded of it. */
  due?: Date
}

export type TodoId = string & Format<'uuid'>

export interface Todo extends NewTodo {
  id: TodoId
  done: boolean
  createdAt: Date
}

/** What may be changed about a todo; what is left out stays as it is. */
export interface TodoChanges {
  title?: string & MinLength<1> & MaxLength<200>
  done?: boolean
  due?: Date
}
