import type { Problem } from '../model/problem.js'
import { severities, type WrittenOption } from '../model/setup.js'
import { rules } from './catalogue.js'
import { nearestName } from './nearest-name.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** Ours, and those of ts-patch that an entry may have. */
const options = [
  'name',
  'rules',
  'transform',
  'transformProgram',
  'after',
  'afterDeclarations',
  'beforeEmit',
  'import',
  'isEsm',
  'resolvePathAliases',
  'tsConfig',
  'type',
]

/** An option of the plugin that does not exist, or says what it cannot say. */
export const pluginOptions: RuleImplementation = {
  code: 790020,
  name: 'plugin-options',
  severity: 'error',
  title: 'An option of the plugin does not exist or has no meaning',
  messages: {
    option: "The plugin has no option '{name}'.{hint}",
    rule: "'{name}' is not the name of a rule.{hint}",
    severity: "'{name}' can be {severities}, not '{value}'.{hint}",
    kind: "'{name}' can be {severities}.",
    rules: "'rules' is an object of rule names and severities: {example}.",
    hint: " Did you mean '{name}'?",
    fix: "Change '{name}' to '{nearest}'",
  },
  mend: "Write the option as in the documentation: 'rules' names rules, and each is 'error', 'warning', 'suggestion' or 'off'.",
  docs: 'docs/diagnostics/plugin-options.md',
  about: 'setup',
  *find({ project: { setup }, file }) {
    const asked = (option: WrittenOption) => file === undefined || option.span.file === file
    for (const option of setup.options.filter(asked)) {
      if (!options.includes(option.name)) yield misnamed('option', option, options)
      if (option.name === 'rules' && !option.isObject) {
        const example = '{ "duplicate-route": "warning" }'
        yield problem(pluginOptions, say(pluginOptions, 'rules', { example }), option.value)
      }
    }
    const asks = setup.rules.filter(asked)
    const names = asks.length === 0 ? [] : rules.map(({ name }) => name)
    for (const rule of asks) {
      if (!names.includes(rule.name)) yield misnamed('rule', rule, names)
      if (!severities.some((severity) => severity === rule.text)) yield meaningless(rule)
    }
  },
}

function misnamed(key: 'option' | 'rule', { name, span }: WrittenOption, known: readonly string[]): Problem {
  const nearest = nearestName(name, known)
  return problem(pluginOptions, say(pluginOptions, key, { name, hint: hintOf(nearest) }), span, {
    fixes: fixesOf(name, nearest, span),
  })
}

function meaningless({ name, text, value }: WrittenOption): Problem {
  const values = { name, value: text ?? '', severities: listed(severities) }
  if (text === undefined) return problem(pluginOptions, say(pluginOptions, 'kind', values), value)
  const nearest = nearestName(text, severities)
  return problem(pluginOptions, say(pluginOptions, 'severity', { ...values, hint: hintOf(nearest) }), value, {
    fixes: fixesOf(text, nearest, value),
  })
}

function hintOf(nearest: string | undefined): string {
  return nearest === undefined ? '' : say(pluginOptions, 'hint', { name: nearest })
}

function fixesOf(name: string, nearest: string | undefined, span: WrittenOption['span']): Problem['fixes'] {
  // What comes from another configuration is mended there.
  if (nearest === undefined || span.length !== name.length) return []
  return [{ title: say(pluginOptions, 'fix', { name, nearest }), edits: [{ span, text: nearest }], automatic: true }]
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`)
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`
}
