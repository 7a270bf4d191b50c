export interface Engine {
  readonly name: string
}
