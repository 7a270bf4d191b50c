import type { Span } from './place.js'

/** The name of the file that says which sites released workflows have. */
export const lockName = 'solder.workflows.json'

/** The version of that file's format. */
export const LOCK_FORMAT = 1

/** What the lock file of a project says. */
export interface LockModel {
  /** Its path. */
  file: string
  /** What keeps it from being read. */
  flaw?: LockFlaw
  workflows: LockedWorkflow[]
}

export interface LockFlaw {
  /** It is in the middle of a merge, is no JSON, is of a later format, or has something else where that stands. */
  kind: 'conflict' | 'syntax' | 'format' | 'shape'
  span: Span
}

export interface LockedWorkflow {
  /** As it is wired. */
  name: string
  /** Of the name's text, without quotes. */
  span: Span
  /** The sites of each released version, the latest last. */
  versions: LockedSite[][]
}

export interface LockedSite {
  id: string
  /** Of its text, without quotes. */
  span: Span
}

/** A site of a workflow as its code has it. */
export interface SitePlace {
  id: string
  /** Of the call. */
  span: Span
}
