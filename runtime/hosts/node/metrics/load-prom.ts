export type Prom = typeof import('prom-client')

/** The package that whoever wants metrics installs, loaded when they are wanted. */
export async function loadProm(): Promise<Prom> {
  try {
    return (await import('prom-client')).default
  } catch (error) {
    throw new Error('metrics need a package: install it with `npm install prom-client`', { cause: error })
  }
}
