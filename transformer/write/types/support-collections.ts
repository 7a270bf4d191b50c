import { enter, leave } from './report-path'
import { block, type Lines } from './text'
import type { Writing } from './writing'

/** What emitted functions call about `Map`s and `Set`s. */
export const collectionSupport = {
  isMap: (writing: Writing, name: string): Lines => isCollection(writing, name, 'Map'),
  isSet: (writing: Writing, name: string): Lines => isCollection(writing, name, 'Set'),

  /** Each entry of JSON that is no pair, or has the key of an earlier one. */
  reportEntries: (writing: Writing, name: string): Lines =>
    block(`function ${name}(entries, reporter)`, [
      `const seen = new ${writing.global('Set')}();`,
      'let wrong = false;',
      ...block('for (let i = 0; i < entries.length; i++)', [
        'const entry = entries[i];',
        `const isPair = ${writing.global('Array')}.isArray(entry) && entry.length === 2;`,
        ...block('if (isPair && !seen.has(entry[0]))', ['seen.add(entry[0]);', 'continue;']),
        'wrong = true;',
        enter('i'),
        'if (isPair) reporter.add("uniqueItems", "an entry with a key of its own", entry);',
        'else reporter.add("items", "array of exactly 2 items", entry);',
        leave,
      ]),
      'return wrong;',
    ]),

  /** Each item of JSON that is there already. */
  reportDuplicates: (writing: Writing, name: string): Lines =>
    block(`function ${name}(items, reporter)`, [
      `const seen = new ${writing.global('Set')}();`,
      'let wrong = false;',
      ...block('for (let i = 0; i < items.length; i++)', [
        ...block('if (!seen.has(items[i]))', ['seen.add(items[i]);', 'continue;']),
        'wrong = true;',
        enter('i'),
        'reporter.add("uniqueItems", "an item that is not there yet", items[i]);',
        leave,
      ]),
      'return wrong;',
    ]),
}

/** Also of another realm; what only has the prototype throws when it is asked. */
function isCollection(writing: Writing, name: string, kind: 'Map' | 'Set'): Lines {
  const [own, object] = [writing.global(kind), writing.global('Object')]
  return block(`function ${name}(value)`, [
    'if (typeof value !== "object" || value === null) return false;',
    ...block('try', [
      `if (!(value instanceof ${own}) && ${object}.prototype.toString.call(value) !== "[object ${kind}]") return false;`,
      `${own}.prototype.has.call(value);`,
      'return true;',
    ]),
    ...block('catch (error)', ['return false;']),
  ])
}
