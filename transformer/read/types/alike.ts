import type { TypeModel } from '../../model/types'

/** Members of a union that JSON writes alike, so that none can be read as what it was; undefined when there are none. */
export function alikeInJson(models: readonly (TypeModel | undefined)[]): string | undefined {
  const bytes = models.find((model) => model?.kind === 'bytes')
  const other = models.find((model) => model?.kind === 'string' || model?.kind === 'bigint')
  if (bytes === undefined || other === undefined) return undefined
  return `a union of '${other.kind}' and '${bytes.name}', which are the same text in JSON`
}
