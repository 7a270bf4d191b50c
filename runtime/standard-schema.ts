/** The part of the Standard Schema specification (version 1) that a codec offers: https://standardschema.dev */
export interface StandardSchema<T> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'solder'
    readonly validate: (value: unknown) => StandardResult<T>
    /** For inference only. */
    readonly types?: { readonly input: T; readonly output: T } | undefined
  }
}

export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly PropertyKey[] | undefined }[] }
