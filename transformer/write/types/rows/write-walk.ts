import type { TypeId } from '../../../model/types'
import type { Feature } from '../names'
import { block, type Lines } from '../text'
import type { Writing } from '../writing'

/** The function of a type that a row describes; undefined for what is written of any type alike. */
export function writeWalk(writing: Writing, feature: Feature, id: TypeId, name: string): Lines | undefined {
  const place = feature === 'fromText' ? undefined : writing.row(id)
  if (place === undefined) return undefined
  const node = (): string => `${writing.support('typeNode')}(${place})`
  switch (feature) {
    case 'is':
      return block(`function ${name}(value)`, [`return ${writing.support('walkIs')}(${node()}, value);`])
    case 'report':
      return block(`function ${name}(value, reporter)`, [
        `${writing.support('walkReport')}(${node()}, value, reporter);`,
      ])
    case 'strip':
    case 'revive':
      return block(`function ${name}(value)`, [
        `return ${writing.support('walkCopy')}(${node()}, value, ${feature === 'revive'});`,
      ])
    case 'encode':
      return block(`function ${name}(value)`, [`return ${writing.support('walkEncode')}(${node()}, value);`])
    case 'schema':
      return block(`function ${name}(ref)`, [`return ${writing.support('rowSchema')}(${node()}, ref);`])
    case 'exact': {
      const same = `${writing.support('sameNames')}(value, ${writing.use('strip', id)}(value))`
      return block(`function ${name}(value)`, [`return ${writing.use('is', id)}(value) && ${same};`])
    }
    // Of which it cannot be told without walking all of it, as `encode` does.
    case 'plain':
      return block(`function ${name}()`, ['return false;'])
    case 'nearest':
    case 'member':
    case 'fromText':
      return undefined
  }
}
