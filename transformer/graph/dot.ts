import { drawingOf, type DrawnEdge, type DrawnNode, type Shape } from './drawing.js'
import type { Graph } from './graph.js'

const shapes: Record<Shape, string> = {
  entry: 'shape=box',
  function: 'shape=box, style=rounded',
  service: 'shape=cylinder',
  topic: 'shape=hexagon',
}

/** A graph in the language of Graphviz. */
export function dot(graph: Graph): string {
  const { groups, edges } = drawingOf(graph)
  const frames = groups.flatMap(({ title, nodes }, at) => [
    `  subgraph cluster_${at + 1} {`,
    `    label=${quoted([title])}`,
    ...nodes.map((node) => `    ${nodeText(node)}`),
    '  }',
  ])
  return ['digraph solder {', '  rankdir=LR', ...frames, ...edges.map((edge) => `  ${edgeText(edge)}`), '}'].join('\n')
}

function nodeText({ id, shape, label }: DrawnNode): string {
  return `${id} [label=${quoted(label)}, ${shapes[shape]}]`
}

function edgeText({ from, to, label, isDashed }: DrawnEdge): string {
  const attributes = [
    ...(label === undefined ? [] : [`label=${quoted([label])}`]),
    ...(isDashed ? ['style=dashed'] : []),
  ]
  return `${from} -> ${to}${attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`}`
}

function quoted(lines: readonly string[]): string {
  return `"${lines.map((line) => line.replace(/["\\]/g, String.raw`\$&`)).join(String.raw`\n`)}"`
}
