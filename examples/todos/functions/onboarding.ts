import { defineTopic, type MaxLength, type MinLength } from 'solder'
import type { Ctx, Flow, UserCtx } from '../services.js'
import type { Todo, TodoId } from '../todo.js'

/** What a new user answers, by their name. */
export const answers = defineTopic<{ text: string; at: Date }, string>('answers')

/** Begins the onboarding of whoever calls; gives the id of the run. */
export function beginOnboarding({ session, start }: UserCtx): Promise<string> {
  return start(onboarding, { name: session.name }, { key: session.name })
}

/** Answers the question that the onboarding asks. */
export async function answer(
  { text }: { text: string & MinLength<1> & MaxLength<200> },
  { session, publish }: UserCtx,
): Promise<void> {
  await publish(answers, { text, at: new Date() }, session.name)
}

/** Gives a new user a first todo, and ticks it off when they answer within a day. */
export async function onboarding(
  { name }: { name: string },
  { step, waitFor }: Flow,
): Promise<{ todo: TodoId; answeredAt?: Date }> {
  const todo = await step(welcome, { name })
  const given = await waitFor(answers, { key: name, timeout: 86_400_000 })
  if (!given) return { todo: todo.id }
  await step(tickOff, { id: todo.id })
  return { todo: todo.id, answeredAt: given.at }
}

function welcome({ name }: { name: string }, { todos }: Ctx): Todo {
  return todos.insert({ title: `Tell us what you are here for, ${name}`.slice(0, 200) }, name)
}

function tickOff({ id }: { id: TodoId }, { todos }: Ctx): void {
  todos.update(id, { done: true })
}
