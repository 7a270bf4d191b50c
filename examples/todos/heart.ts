/** Counts the beats of the clock. */
export class Heart {
  beats = 0
}
