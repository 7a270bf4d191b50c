import { mostListed } from '../describe'
import { weights } from '../write-nearest'
import { textLines, type Lines } from '../text'
import type { Writing } from '../writing'

/** What emitted functions call to report on, to copy and to write values by rows. */
export const walkSupport = {
  /** What a row asks for, as a person says it. */
  rowWords: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}({ kind, row, members }) {
        if (kind === "leaf") return row.expected;
        if (kind === "literal") return typeof row === "string" ? "'" + row + "'" : "" + row;
        if (kind === "array") return "array";
        return kind === "object" ? row[0] || "object" : ${writing.support('listedWords')}(members.all.map(${name}));
      }`),

  listedWords: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(all) {
        const words = [...new ${writing.global('Set')}(all)];
        const listed = words.slice(0, ${mostListed}).join(" | ");
        return words.length <= ${mostListed} ? listed : listed + " | … (" + (words.length - ${mostListed}) + " more)";
      }`),

  walkReport: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node, value, reporter) {
        const { graph, row } = node;
        switch (node.kind) {
          case "leaf":
            return row.report(value, reporter);
          case "literal":
            if (value !== row) reporter.add(row === null ? "type" : "enum", ${writing.support('rowWords')}(node), value);
            return;
          case "array": {
            if (!${writing.global('Array')}.isArray(value)) return reporter.add("type", "array", value);
            const item = ${writing.support('typeNode')}(graph, row[0]);
            const at = reporter.depth++;
            for (let i = 0; i < value.length; i++) {
              reporter.path[at] = i;
              ${name}(item, value[i], reporter);
            }
            reporter.depth--;
            return;
          }
          case "union":
            return ${writing.support('reportMembers')}(node, value, reporter);
        }
        const misfit = ${writing.global('Array')}.isArray(value) && !${writing.support('walkIs')}(node, value);
        if (typeof value !== "object" || value === null || misfit) return reporter.add("type", row[0] || "object", value);
        for (const property of node.properties) {
          const { name, optional, exact } = property;
          const part = value[name];
          const type = ${writing.support('typeNode')}(graph, property.at);
          if (part === undefined) {
            const given = name in value;
            if (!optional && !(given && ${writing.support('walkIs')}(type, part))) reporter.missing(reporter.step(name), ${writing.support('rowWords')}(type));
            if (!exact || !given) continue;
          }
          reporter.path[reporter.depth++] = reporter.step(name);
          ${name}(type, part, reporter);
          reporter.depth--;
        }
      }`),

  /** Explains the member that the value was most likely meant to be. */
  reportMembers: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node, value, reporter) {
        const { all, literals, leaves, items, objects, tags, loose } = node.members;
        const { tag } = node.row;
        if (literals.has(value) || leaves.some(({ row }) => row.is(value))) return;
        const array = ${writing.global('Array')}.isArray(value);
        if (array && items !== undefined) return ${writing.support('walkReport')}(items, value, reporter);
        const object = typeof value === "object" && value !== null;
        if (object && objects.length > 0 && (!array || ${writing.support('walkIs')}(node, value))) {
          const found = ${writing.support('candidates')}(node, value);
          const fits = (each) => ${writing.support('walkIs')}(each, value);
          if (found.length > 1 && ${writing.support('walkRun')}(node.graph, () => found.some(fits))) return;
          const tagged = tag === undefined ? loose : tags.get(value[tag]);
          const near = ${writing.support('nearestMember')}(tagged || loose.filter(({ properties }) => properties.every(({ name, optional }) => optional || name in value)), value);
          if (near !== undefined) return ${writing.support('walkReport')}(near, value, reporter);
          const expected = ${writing.support('listedWords')}([...tags.keys()].map((row) => ${writing.support('rowWords')}({ kind: "literal", row })));
          if (value[tag] === undefined) return reporter.missing(reporter.step(tag), expected);
          reporter.path[reporter.depth++] = reporter.step(tag);
          reporter.add("union", expected, value[tag]);
          reporter.depth--;
          return;
        }
        // A string that breaks a rule of the only string member is told so; likewise for numbers.
        for (const leaf of leaves) {
          const kind = leaf.row.constrained;
          if (kind === undefined || typeof value !== kind || (kind === "number" && !${writing.global('Number')}.isFinite(value))) continue;
          if (all.every((each) => each === leaf || (each.kind === "literal" ? typeof each.row !== kind : each.row.constrained !== kind)))
            return ${writing.support('walkReport')}(leaf, value, reporter);
        }
        // Also \`null\` and \`boolean\` beside some literals.
        const isListed = all.every(({ kind, row }) => kind === "literal" || row.expected === "boolean");
        const isEnum = isListed && all.some(({ kind, row }) => kind === "literal" && row !== null);
        const code = objects.length > 0 ? "union" : isEnum ? "enum" : "type";
        reporter.add(code, ${writing.support('rowWords')}(node), value);
      }`),

  /** The object type that a value was most likely meant to be, by the weights of `write-nearest.ts`. */
  nearestMember: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(nodes, value) {
        if (nodes.length < 2) return nodes[0];
        return ${writing.support('walkRun')}(nodes[0].graph, () => {
          const ranks = nodes.map((node) => ${writing.support('rankOf')}(node, nodes, value));
          return nodes[ranks.indexOf(${writing.global('Math')}.min(...ranks))];
        });
      }`),

  rankOf: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}({ graph, properties }, nodes, value) {
        let rank = 0;
        for (const property of properties) {
          const part = value[property.name];
          const type = ${writing.support('typeNode')}(graph, property.at);
          if (part === undefined) rank += property.optional || ${writing.support('propertyFits')}(graph, property, value) ? 0 : ${weights.missing};
          else if (${writing.support('propertyFits')}(graph, property, value)) rank += ${weights.fits};
          else if (${writing.support('rowWords')}(type) === "nothing") rank += ${weights.forbidden};
          else if (${writing.support('literalsOf')}(type) === undefined) rank += ${weights.wrongKind};
          else rank += nodes.some((node) => ${writing.support('hasLiteral')}(node, property.name, part)) ? ${weights.foreignLiteral} : ${weights.wrongLiteral};
        }
        return rank;
      }`),

  /** Whether a literal is one that an object type has for a property. */
  hasLiteral: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}({ graph, properties }, name, value) {
        const property = properties.find((each) => each.name === name);
        const values = property && ${writing.support('literalsOf')}(${writing.support('typeNode')}(graph, property.at));
        return values !== undefined && values.includes(value);
      }`),

  /** A copy with declared properties only; with \`revive\`, of the JSON form. What does not fit is left as it is. */
  walkCopy: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node, value, revive, holder, key) {
        const { graph, row } = node;
        if (node.kind === "leaf") {
          const copy = revive ? row.revive : row.strip;
          return copy === undefined ? value : copy(value, holder, key);
        }
        if (typeof value !== "object" || value === null || node.kind === "literal") return value;
        const array = ${writing.global('Array')}.isArray(value);
        if (node.kind === "array") {
          if (!array) return value;
          const item = ${writing.support('typeNode')}(graph, row[0]);
          const copy = [];
          for (let i = 0; i < value.length; i++) copy.push(${name}(item, value[i], revive, value, i));
          return copy;
        }
        if (node.kind === "union") return ${writing.support('copyMember')}(node, value, revive);
        if (array) return value;
        const copy = {};
        for (const { name, at, optional } of node.properties) {
          const part = value[name];
          if (part !== undefined) copy[name] = ${name}(${writing.support('typeNode')}(graph, at), part, revive, value, name);
          else if (!optional && !revive && name in value) copy[name] = part;
        }
        return copy;
      }`),

  copyMember: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node, value, revive) {
        const { items } = node.members;
        if (items !== undefined && ${writing.global('Array')}.isArray(value)) return ${writing.support('walkCopy')}(items, value, revive);
        const found = ${writing.support('candidates')}(node, value);
        const { tag } = node.row;
        if (found.length === 0) return value;
        if (found.length === 1 && (tag === undefined || found !== node.members.loose)) return ${writing.support('walkCopy')}(found[0], value, revive);
        return ${writing.support('walkRun')}(node.graph, () => {
          const which = revive ? "revived" : "stripped";
          node.graph.remembering.push(node);
          const copies = node[which] || (node[which] = new ${writing.global('Map')}());
          if (!copies.has(value)) copies.set(value, ${writing.support('mergedCopy')}(node, found, value, revive));
          return copies.get(value);
        });
      }`),

  /** A value may have several members' types at once; what any of them declares is kept. */
  mergedCopy: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node, found, value, revive) {
        const parts = new ${writing.global('Map')}();
        let copy;
        for (const each of [...found].sort((a, b) => a.properties.length - b.properties.length)) {
          const part = ${writing.support('walkCopy')}(each, value, revive);
          parts.set(each, part);
          if (${writing.support('walkIs')}(each, revive ? part : value)) copy = ${writing.support('mergeCopies')}(copy, part);
        }
        if (copy !== undefined) return copy;
        // With the tag of no member, a value has nothing that could be left out.
        if (!revive || (node.row.tag !== undefined && found === node.members.loose)) return value;
        const near = parts.get(${writing.support('nearestMember')}(found, value));
        // What one member does not declare may be what is wrong for another, which would then fit.
        return ${writing.support('walkIs')}(node, near) ? value : near;
      }`),

  walkEncode: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node, value, holder, key) {
        const { graph, row } = node;
        switch (node.kind) {
          case "leaf":
            return row.encode(value, holder, key);
          case "literal":
            return ${writing.global('JSON')}.stringify(row);
          case "array": {
            const item = ${writing.support('typeNode')}(graph, row[0]);
            let text = "[";
            for (let i = 0; i < value.length; i++) text += (i === 0 ? "" : ",") + (${name}(item, value[i], value, i) || "null");
            return text + "]";
          }
          case "union":
            return ${writing.support('encodeMember')}(node, value);
        }
        let text = "";
        for (const property of node.properties) {
          const part = value[property.name];
          if (part === undefined) continue;
          const json = ${name}(${writing.support('typeNode')}(graph, property.at), part, value, property.name);
          if (json !== undefined) text += (text === "" ? "" : ",") + property.text + json;
        }
        return "{" + text + "}";
      }`),

  encodeMember: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(node, value) {
        if (typeof value !== "object" || value === null) return ${writing.support('jsonScalar')}(value);
        const { items } = node.members;
        if (items !== undefined && ${writing.global('Array')}.isArray(value)) return ${writing.support('walkEncode')}(items, value);
        const found = ${writing.support('candidates')}(node, value);
        if (found.length === 1) return ${writing.support('walkEncode')}(found[0], value);
        return ${writing.support('walkRun')}(node.graph, () => {
          const fitting = found.filter((each) => ${writing.support('walkIs')}(each, value));
          if (fitting.length === 1) return ${writing.support('walkEncode')}(fitting[0], value);
          return ${writing.support('jsonAny')}(${writing.support('copyMember')}(node, value, false));
        });
      }`),
}
