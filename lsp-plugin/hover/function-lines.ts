import { commandLine, commandOptions } from '../../transformer/describe/command-line.js'
import { curlLine } from '../../transformer/describe/curl-line.js'
import { entryName } from '../../transformer/describe/entry-name.js'
import type { WiredFunction } from '../../transformer/describe/wired-function.js'
import type { ReadFunction } from '../../transformer/model/project.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { fileName } from '../../transformer/rules/readable-place.js'

const done = { call: 'called', enqueue: 'enqueued', start: 'started', step: 'a step' } satisfies Record<
  WiredFunction['uses'][number]['verb'],
  string
>

/** In Markdown: where a function is wired (but for the entry that one is looking at), who calls it, what it needs, and the options of its command. */
export function functionLines(described: WiredFunction, at?: EntryModel): string[] {
  const { entries, uses, services, session, errors, read } = described
  const others = entries.filter((entry) => entry !== at).map((entry) => `\`${entryName(entry)}\``)
  const places = uses.map(({ verb, target }) => `${done[verb]} in ${fileName(target.span.file)}`)
  const items = [
    ...said(at === undefined ? 'Wired to' : 'Also wired to', others),
    ...said('Used', [...new Set(places)]),
    ...said(
      'Services',
      services.map((name) => `\`${name}\``),
    ),
    ...(session === undefined ? [] : [`Session: ${sessionText(session)}`]),
    ...said(
      'Throws',
      errors.map((name) => `\`${name}\``),
    ),
    ...said('Options', at?.transport === 'cli' ? commandOptions(at, read).map((option) => `\`${option}\``) : []),
  ]
  return items.length === 0 ? [] : ['', ...items.map((item) => `- ${item}`)]
}

function sessionText({ type, isRequired }: NonNullable<WiredFunction['session']>): string {
  if (type === 'undefined') return 'none, whoever has one is refused'
  return `${isRequired ? 'required' : 'if there is one'}, \`${type}\``
}

function said(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what}: ${names.join(', ')}`]
}

/** A command that calls an entry, in a block of its own. */
export function commandBlock(entry: EntryModel | undefined, read: ReadFunction): string[] {
  const line = entry && (entry.transport === 'cli' ? commandLine(entry, read) : curlLine(entry, read))
  return line === undefined ? [] : ['', '```sh', line, '```']
}
