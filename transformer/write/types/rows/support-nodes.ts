import { textLines, type Lines } from '../text'
import type { Writing } from '../writing'

/*
 * Functions that walk rows: what `row-text.ts` writes of a type, opened when something of that type is first looked at. A row
 * is a literal; an array `[row of its items]`; an object `[name, ...properties]`; a union `{ members, tag }`; or, of a type of any
 * other kind, its functions.
 */

/** What emitted functions call to open rows. */
export const nodeSupport = {
  /** The opened row. */
  typeNode: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(graph, at) {
        const known = graph.nodes[at];
        if (known !== undefined) return known;
        const row = graph.rows[at];
        const node = { graph, at, row, kind: "leaf", properties: undefined, members: undefined, flat: undefined, known: undefined, stripped: undefined, revived: undefined };
        graph.nodes[at] = node;
        if (typeof row !== "object" || row === null) node.kind = "literal";
        else if (row.members !== undefined) {
          node.kind = "union";
          node.members = ${writing.support('unionMembers')}(graph, row);
        } else if (typeof row[0] === "string") {
          node.kind = "object";
          node.properties = ${writing.support('rowProperties')}(graph, row, 1);
        } else if (typeof row[0] === "number") node.kind = "array";
        return node;
      }`),

  /** The properties that a row lists from a place on: each a name with a mark and a row, or the number of a list that several rows share. */
  rowProperties: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(graph, row, from) {
        const properties = [];
        for (let i = from; i < row.length; i++) {
          if (typeof row[i] === "object") {
            const [at] = row[i];
            const list = graph.lists[at] || (graph.lists[at] = ${name}(graph, graph.shared[at], 0));
            for (const property of list) properties.push(property);
            continue;
          }
          const exact = row[i].endsWith("!:");
          const optional = exact || row[i].endsWith("?:");
          const name = row[i].slice(0, optional ? -2 : -1);
          const text = ${writing.global('JSON')}.stringify(name) + ":";
          const said = typeof row[i + 2] === "object" && !${writing.global('Array')}.isArray(row[i + 2]) ? row[i + 2] : undefined;
          properties.push({ name, text, optional, exact, at: row[i + 1], said });
          i += said === undefined ? 1 : 2;
        }
        return properties;
      }`),

  /** The members of a union, by the kind of value that they are; those of unions among them, too. */
  unionMembers: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(graph, row) {
        const found = { all: [], literals: new ${writing.global('Set')}(), leaves: [], items: undefined, objects: [], tags: new ${writing.global('Map')}(), loose: [] };
        const { all, literals, leaves, objects, tags, loose } = found;
        for (const at of row.members) {
          const node = ${writing.support('typeNode')}(graph, at);
          if (node.kind === "union") for (const each of node.members.all) all.push(each);
          else all.push(node);
        }
        for (const node of all) {
          if (node.kind === "literal") literals.add(node.row);
          else if (node.kind === "leaf") leaves.push(node);
          else if (node.kind === "array") found.items = node;
          else {
            objects.push(node);
            const tag = node.properties.find(({ name, optional }) => name === row.tag && !optional);
            const values = tag && ${writing.support('literalsOf')}(${writing.support('typeNode')}(graph, tag.at));
            if (values === undefined) loose.push(node);
            else for (const value of values) tags.set(value, [...(tags.get(value) || []), node]);
          }
        }
        return found;
      }`),

  /** The values of a type that is nothing but literals. */
  literalsOf: (_writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node) {
        const all = node.kind === "union" ? node.members.all : [node];
        return all.every(({ kind }) => kind === "literal") ? all.map(({ row }) => row) : undefined;
      }`),

  /** The object members of a union that a value may have the types of, as far as its tag tells. */
  candidates: (_writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}({ row, members }, value) {
        const tagged = row.tag === undefined ? undefined : members.tags.get(value[row.tag]);
        if (tagged === undefined) return members.loose;
        return members.loose.length === 0 ? tagged : [...tagged, ...members.loose];
      }`),

  /** Whether to check one value by these types might take long: more than one of them has parts with parts. */
  areDeep: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(nodes) {
        return nodes.length > 1 && nodes.filter((node) => !${writing.support('isFlat')}(node)).length > 1;
      }`),

  isFlat: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node) {
        const isScalar = ({ kind, row }) => kind === "literal" || (kind === "leaf" && row.scalar === true);
        if (node.flat === undefined) {
          node.flat = node.properties.every(({ at }) => {
            const type = ${writing.support('typeNode')}(node.graph, at);
            return type.kind === "union" ? type.members.all.every(isScalar) : isScalar(type);
          });
        }
        return node.flat;
      }`),

  /** Whether an array could be told from an object type by its properties alone, so that nothing else looks. */
  admitsArrays: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}({ graph, properties }) {
        return properties.some(
          ({ name, optional, at }) =>
            !optional && !(name in []) && !/^\\d+$/.test(name) && !${writing.support('walkIs')}(${writing.support('typeNode')}(graph, at), undefined),
        );
      }`),

  walkIs: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node, value) {
        const { graph, row, members } = node;
        switch (node.kind) {
          case "leaf":
            return row.is(value);
          case "literal":
            return value === row;
          case "array": {
            if (!${writing.global('Array')}.isArray(value)) return false;
            const item = ${writing.support('typeNode')}(graph, row[0]);
            for (let i = 0; i < value.length; i++) if (!${name}(item, value[i])) return false;
            return true;
          }
          case "object": {
            if (typeof value !== "object" || value === null) return false;
            if (graph.running === 0) return ${writing.support('hasProperties')}(node, value);
            if (node.known === undefined) graph.remembering.push(node);
            const known = node.known || (node.known = new ${writing.global('Map')}());
            let verdict = known.get(value);
            if (verdict === undefined) known.set(value, (verdict = ${writing.support('hasProperties')}(node, value)));
            return verdict;
          }
        }
        if (members.literals.has(value)) return true;
        for (const leaf of members.leaves) if (leaf.row.is(value)) return true;
        if (typeof value !== "object" || value === null) return false;
        if (members.items !== undefined && ${writing.global('Array')}.isArray(value) && ${name}(members.items, value)) return true;
        const found = ${writing.support('candidates')}(node, value);
        if (!${writing.support('areDeep')}(found)) return found.some((each) => ${name}(each, value));
        return ${writing.support('walkRun')}(graph, () => found.some((each) => ${name}(each, value)));
      }`),

  hasProperties: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node, value) {
        const { graph, properties } = node;
        if (${writing.global('Array')}.isArray(value) && !${writing.support('admitsArrays')}(node)) return false;
        for (let i = 0; i < properties.length; i++) if (!${writing.support('propertyFits')}(graph, properties[i], value)) return false;
        return true;
      }`),

  propertyFits: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(graph, { name, optional, exact, at }, value) {
        const part = value[name];
        if (part === undefined) {
          if (optional) return !exact || !(name in value);
          if (!(name in value)) return false;
        }
        return ${writing.support('walkIs')}(${writing.support('typeNode')}(graph, at), part);
      }`),

  /** Remembers what is found out about the parts of a value as long as it runs, or deep input would take exponential time. */
  walkRun: (_writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(graph, run) {
        graph.running++;
        try {
          return run();
        } finally {
          if (--graph.running === 0)
            for (const node of graph.remembering.splice(0)) node.known = node.stripped = node.revived = undefined;
        }
      }`),
}
