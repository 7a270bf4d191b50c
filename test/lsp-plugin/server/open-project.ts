import { UserProject } from '../../running/user-project.js'
import { LanguageClient, pulling } from './language-client.js'

/** A project of which a client of the language server has all files open. */
export interface OpenProject {
  project: UserProject
  client: LanguageClient
  /** Of the files, in their order. */
  paths: string[]
}

/** Opens a project before the tests of a suite and closes it after them; there from the first test on. */
export function openProject(files: Readonly<Record<string, string>>): () => OpenProject {
  let open: OpenProject | undefined

  before(async () => {
    const project = new UserProject(files)
    const client = await LanguageClient.start(project.folder, pulling)
    const paths = Object.keys(files).map((name) => project.path(name))
    open = { project, client, paths }
    for (const [at, text] of Object.values(files).entries()) await client.open(paths[at] ?? '', text)
  })

  after(async () => {
    await open?.client.stop()
    open?.project.remove()
  })

  return () => {
    if (open === undefined) throw new Error('The project is not open yet')
    return open
  }
}
