import type { Integer, Maximum, Minimum } from 'solder'
import type { Ctx } from '../services.js'

export interface Day {
  /** How many hours there are. */
  hours: number & Integer & Minimum<1> & Maximum<24>
}

/** Plans a day with what is to be done. */
export function planDay({ hours }: Day, { todos }: Ctx): string {
  const open = todos.list({ done: false, limit: 20 })
  const lines = open.map(({ title, due }) => `- ${title}${due ? `, due ${due.toISOString()}` : ''}`)
  return [`Plan ${hours} hours. This is to be done:`, ...lines].join('\n')
}
