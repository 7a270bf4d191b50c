/** The id of the job of an occurrence, the same in every process: `purge-done@2031-01-01T03:00:00.000Z`. */
export function occurrenceId(schedule: string, at: Date): string {
  return `${schedule}@${at.toISOString()}`
}
