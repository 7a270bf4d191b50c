/** The statement that puts a step, an expression, on the path of a report. */
export function enter(step: string): string {
  return `reporter.path[reporter.depth++] = ${step};`
}

/** The statement that takes it off again. */
export const leave = 'reporter.depth--;'
