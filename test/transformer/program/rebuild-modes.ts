import type { Options } from '../temporary-project.js'

/** The ways in which a project is built again after an edit. */
export const modes: Record<string, { options: Options; args?: string[] }> = {
  plain: { options: {} },
  incremental: { options: { incremental: true } },
  'incremental with isolatedModules': { options: { incremental: true, isolatedModules: true } },
  'incremental with verbatimModuleSyntax': { options: { incremental: true, verbatimModuleSyntax: true } },
  composite: { options: { composite: true } },
  'composite with --build': { options: { composite: true }, args: ['-b'] },
  '--build, neither composite nor incremental': { options: {}, args: ['-b'] },
  'composite with --build and isolatedModules': { options: { composite: true, isolatedModules: true }, args: ['-b'] },
  'incremental with noEmitOnError': { options: { incremental: true, noEmitOnError: true } },
  'incremental with assumeChangesOnlyAffectDirectDependencies': {
    options: { incremental: true, assumeChangesOnlyAffectDirectDependencies: true },
  },
}
