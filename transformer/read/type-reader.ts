import type ts from 'typescript'
import type { Obstacle } from '../model/project'
import type { TypeId, TypeTable } from '../model/types'

// Stands in until read/types has a reader.
export class TypeReader {
  readonly table: TypeTable = { types: new Map() }
  constructor(
    private readonly ts: unknown,
    private readonly checker: ts.TypeChecker,
    private readonly program: ts.Program,
  ) {}

  read(_type: ts.Type, _at: ts.Node, _role: Obstacle['role'], _obstacles: Obstacle[]): TypeId {
    void [this.ts, this.checker, this.program]
    this.table.types.set('unknown', { kind: 'unknown' })
    return 'unknown'
  }
}
