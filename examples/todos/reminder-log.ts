/** Remembers which reminders were sent and which were given up. */
export class ReminderLog {
  /** Titles, oldest first. */
  readonly sent: string[] = []
  /** Titles, oldest first. */
  readonly dead: string[] = []
}
