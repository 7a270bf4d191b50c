import { textLines, type Lines } from '../text'
import type { Writing } from '../writing'

/** What emitted functions call to make the JSON Schemas of rows. */
export const rowSchemaSupport = {
  /** Of a row that others refer to by its name, a reference. */
  walkSchema: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(graph, at, ref) {
        const make = (link) => ${writing.support('rowSchema')}(${writing.support('typeNode')}(graph, at), link);
        const named = graph.names[at];
        return named === undefined ? make(ref) : { $ref: ref(named, make) };
      }`),

  rowSchema: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}({ graph, row, kind }, ref) {
        if (kind === "leaf") return row.schema(ref);
        if (kind === "literal") return row === null ? { type: "null" } : { type: typeof row, const: row };
        if (kind === "array") return { type: "array", items: ${writing.support('walkSchema')}(graph, row[0], ref) };
        if (kind === "union") return ${writing.support('unionSchema')}(graph, row, ref);
        return ${writing.support('propertiesSchema')}(graph, row.slice(1), ref);
      }`),

  /** A list that several rows share is a schema of its own. */
  propertiesSchema: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(graph, row, ref) {
        const isList = ${writing.global('Array')}.isArray;
        const own = ${writing.support('rowProperties')}(graph, row.filter((each) => !isList(each)), 0);
        const allOf = row.filter(isList).map(([at]) => ({
          $ref: ref(graph.sharedNames[at], (link) => ${name}(graph, graph.shared[at], link)),
        }));
        const properties = {};
        for (const { name, at, said } of own) properties[name] = ${writing.global('Object')}.assign(${writing.support('walkSchema')}(graph, at, ref), said);
        const required = own.filter(({ optional }) => !optional).map(({ name }) => name);
        return ${writing.global('Object')}.assign(
          { type: "object" },
          allOf.length === 0 ? undefined : { allOf },
          own.length === 0 ? undefined : { properties },
          required.length === 0 ? undefined : { required },
        );
      }`),

  unionSchema: (writing: Writing, name: string): Lines =>
    textLines(`
      function ${name}(graph, { members }, ref) {
        const literals = members.map((at) => graph.rows[at]).filter((row) => typeof row !== "object");
        const rest = members.filter((at) => typeof graph.rows[at] === "object");
        if (literals.length > 0 && rest.length === 1 && graph.rows[rest[0]] === null) {
          literals.push(null);
          rest.pop();
        }
        const types = [...new ${writing.global('Set')}(literals.map((value) => (value === null ? "null" : typeof value)))];
        const type = types.length === 1 ? types[0] : types;
        const parts = rest.map((at) => ${writing.support('walkSchema')}(graph, at, ref));
        if (literals.length > 0) parts.unshift(literals.length === 1 ? { type, const: literals[0] } : { type, enum: literals });
        if (parts.length === 1) return parts[0];
        const simple = parts.every((part) => ${writing.global('Object')}.keys(part).length === 1 && typeof part.type === "string");
        return simple ? { type: [...new ${writing.global('Set')}(parts.map((part) => part.type))] } : { anyOf: parts };
      }`),
}
