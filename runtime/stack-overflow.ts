/** Whether an error is that of a full stack, in the words of V8 and JavaScriptCore or in those of SpiderMonkey. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === 'InternalError')
}
