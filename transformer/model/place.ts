/** A stretch of a source file. */
export interface Span {
  /** Absolute path. */
  file: string
  /** Offset of the first character. */
  start: number
  length: number
}
