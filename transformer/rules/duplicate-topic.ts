import type { TopicModel } from '../model/project.js'
import { placeText } from './readable-place.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** Two topics with one name: who subscribes to one gets the messages of both. */
export const duplicateTopic: RuleImplementation = {
  code: 790041,
  name: 'duplicate-topic',
  severity: 'warning',
  title: 'Two topics have the same name and messages of different types',
  messages: {
    duplicate:
      "The topic '{topic}' is defined a second time {place}, for another type: whoever subscribes to one gets the messages of both.",
    other: 'The other one is here.',
  },
  mend: 'Give one of the topics another name, or define the topic once and import it.',
  docs: 'docs/diagnostics/duplicate-topic.md',
  about: 'topics',
  *find({ project, file }) {
    const asked = project.topics(file)
    const all = asked.length === 0 || file === undefined ? asked : project.topics()
    for (const topic of asked) {
      const others = all.filter((other) => isRival(topic, other) && !project.haveSameTypes(topic, other))
      const [first] = others
      if (!first) continue
      const values = { topic: topic.name, place: placeText(first.span, first.line, topic.span.file) }
      yield problem(duplicateTopic, say(duplicateTopic, 'duplicate', values), topic.span, {
        related: others.slice(0, 5).map(({ span }) => ({ span, message: say(duplicateTopic, 'other') })),
      })
    }
  },
}

function isRival(topic: TopicModel, { name, span }: TopicModel): boolean {
  return name === topic.name && (span.file !== topic.span.file || span.start !== topic.span.start)
}
