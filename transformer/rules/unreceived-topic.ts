import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A topic whose messages nobody gets. */
export const unreceivedTopic: RuleImplementation = {
  code: 790040,
  name: 'unreceived-topic',
  severity: 'warning',
  title: 'A topic is published that nobody subscribes to',
  messages: {
    unreceived:
      "The topic '{topic}' is published, but no function subscribes a connection to it: nobody gets its messages.",
    published: 'It is published here.',
  },
  mend: "Subscribe to the topic in a function of a channel ('ctx.subscribe(topic)'), or do not publish it.",
  docs: 'docs/diagnostics/unreceived-topic.md',
  about: 'topics',
  *find({ project, file }) {
    // Without an app, the topics are for other projects to subscribe to.
    if (indexOf(project).apps.length === 0) return
    for (const topic of project.topics(file)) {
      const published = project.publishedOnly(topic) ?? []
      if (published.length === 0) continue
      yield problem(unreceivedTopic, say(unreceivedTopic, 'unreceived', { topic: topic.name }), topic.span, {
        related: published.slice(0, 5).map((span) => ({ span, message: say(unreceivedTopic, 'published') })),
      })
    }
  },
}
