import { fileFacts } from '../../transformer/read/file-facts.js'
import type { ModuleFunction } from '../../transformer/read/module-functions.js'
import { touches, type View } from '../editor.js'

/** The function at the top of a file whose head, from its first word to its body, is at a position. */
export function functionHeadAt({ ts, file }: View, position: number): ModuleFunction | undefined {
  return fileFacts(ts, file).functions.find(({ statement, node }) => {
    const start = statement.getStart(file)
    const end = node.body?.getStart(file) ?? node.end
    return touches({ start, length: end - start }, position)
  })
}
