/** A project whose workflow `flow` has a body, and takes its context as a parameter says. */
export function workflow(body: string, { context = 'ctx', top = '' }: { context?: string; top?: string } = {}): string {
  return `
  import { defineTopic, defineWiring, type Context, type WorkflowContext } from 'solder'
  import type { Services } from './services.js'
  type Flow = WorkflowContext<Services>
  export const news = defineTopic<string>('news')
  export function charge(input: { id: string }, _: Context): string { return input.id }
  ${top}
  export async function flow(input: { id: string }, ${context}: Flow): Promise<unknown> {
    ${body}
    return input
  }
  export const wiring = defineWiring({ workflows: { flow }, queues: { charge } })`
}
