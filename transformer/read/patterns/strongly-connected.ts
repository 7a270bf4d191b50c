/** The number of each node's component: two nodes have the same when each can be reached from the other (Tarjan). */
export function stronglyConnected(size: number, next: (node: number) => readonly number[]): number[] {
  const components = new Array<number>(size).fill(-1)
  const order = new Array<number>(size).fill(-1)
  const low = new Array<number>(size).fill(0)
  const open: number[] = []
  let time = 0
  let count = 0
  const lower = (node: number, to: number): void => {
    low[node] = Math.min(low[node] ?? to, to)
  }
  const enter = (node: number): { node: number; next: readonly number[]; at: number } => {
    order[node] = low[node] = time++
    open.push(node)
    return { node, next: next(node), at: 0 }
  }
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue
    const path = [enter(root)]
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const to = step.next[step.at++]
      if (to !== undefined) {
        if (order[to] === -1) path.push(enter(to))
        else if (components[to] === -1) lower(step.node, order[to] ?? 0)
        continue
      }
      path.pop()
      const outer = path.at(-1)
      if (outer !== undefined) lower(outer.node, low[step.node] ?? 0)
      if (low[step.node] !== order[step.node]) continue
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        components[node] = count
        if (node === step.node) break
      }
      count++
    }
  }
  return components
}
