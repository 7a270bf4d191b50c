import { drawingOf, type DrawnEdge, type DrawnNode, type Shape } from './drawing.js'
import type { Graph } from './graph.js'

const shapes: Record<Shape, [open: string, close: string]> = {
  entry: ['[', ']'],
  function: ['(', ')'],
  service: ['[(', ')]'],
  topic: ['{{', '}}'],
}

/** A graph as a Mermaid flowchart, which GitHub and many editors draw in Markdown. */
export function mermaid(graph: Graph): string {
  const { groups, edges } = drawingOf(graph)
  const frames = groups.flatMap(({ title, nodes }, at) => [
    `  subgraph group${at + 1}["${escaped(title)}"]`,
    ...nodes.map((node) => `    ${nodeText(node)}`),
    '  end',
  ])
  return ['flowchart LR', ...frames, ...edges.map((edge) => `  ${edgeText(edge)}`)].join('\n')
}

function nodeText({ id, shape, label }: DrawnNode): string {
  const [open, close] = shapes[shape]
  return `${id}${open}"${label.map(escaped).join('<br/>')}"${close}`
}

function edgeText({ from, to, label, isDashed }: DrawnEdge): string {
  const arrow = isDashed ? '-.->' : '-->'
  return label === undefined ? `${from} ${arrow} ${to}` : `${from} ${arrow}|${label}| ${to}`
}

/** What would end the text, or be read as HTML, Markdown or a character reference, goes in as such a reference. */
function escaped(text: string): string {
  return text.replace(/["#<>&`\\\p{Cc}]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)
}
