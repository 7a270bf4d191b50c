import { defineApp, defineWiring } from 'solder'
import { beat, health } from './functions/health.js'
import { joinRoom, leaveRoom, postMessage } from './functions/live.js'
import { login } from './functions/login.js'
import { answer, beginOnboarding, onboarding } from './functions/onboarding.js'
import { planDay } from './functions/plan.js'
import { buryReminder, listReminders, remind } from './functions/reminders.js'
import { createTodo, deleteTodo, getTodo, listTodos, purgeDone, updateTodo } from './functions/todos.js'
import { services } from './services.js'
import { readSession } from './session.js'

export const todos = defineWiring({
  http: {
    'POST /login': login,
    'GET /todos': listTodos,
    'POST /todos': { run: createTodo, status: 201 },
    'GET /todos/:id': getTodo,
    'PATCH /todos/:id': updateTodo,
    'DELETE /todos/:id': deleteTodo,
    'POST /admin/purge': purgeDone,
    'GET /reminders': listReminders,
    'POST /onboarding': { run: beginOnboarding, status: 202 },
    'POST /onboarding/answer': answer,
    'GET /health': health,
  },
  channels: {
    '/live/:room': { open: joinRoom, on: { say: postMessage }, close: leaveRoom },
  },
  rpc: { createTodo, listTodos, getTodo, updateTodo, deleteTodo },
  queues: {
    reminders: { run: remind, retries: 3, backoff: 250, deadLetter: buryReminder },
  },
  cron: {
    beat: { schedule: '* * * * * *', run: beat },
  },
  workflows: { onboarding },
  mcp: {
    tools: {
      createTodo,
      listTodos: { run: listTodos, readOnly: true },
      deleteTodo: { run: deleteTodo, destructive: true },
    },
    resources: { 'todo://{id}': { run: getTodo, name: 'todo' } },
    prompts: { plan: planDay },
  },
  cli: {
    'todo add <title>': { run: createTodo, alias: { due: 'd' } },
    'todo list': listTodos,
    'todo get <id>': getTodo,
  },
})

export default defineApp({ name: 'todos', version: '1.0.0', services, session: readSession, wirings: [todos] })
