// Parameters: what openapi.json allows at an address, checked as the API checks it.
import { openapi, problem } from './examples.mjs';

const resolved = (value) => (value?.$ref ? value.$ref.slice(2).split('/').reduce((found, key) => found[key], openapi) : value);

/** Addresses of the contract as expressions, those without an id first. */
const ROUTES = Object.entries(openapi.paths)
  .map(([path, item]) => ({
    path,
    operation: item.get,
    expression: new RegExp(`^${path.replace('{id}', '(?<id>[0-9]{1,18})')}$`),
  }))
  .sort((a, b) => a.path.includes('{') - b.path.includes('{'));

/** The address that is asked, or nothing. */
export const routeOf = (pathname) => {
  for (const route of ROUTES) {
    const found = route.expression.exec(pathname);
    if (found) return { ...route, id: found.groups?.id === undefined ? undefined : Number(found.groups.id) };
  }
  return undefined;
};

/** The values of a question by name, or the problem it has. */
export const parse = (operation, search) => {
  const allowed = new Map((operation.parameters ?? []).map(resolved).filter((each) => each.in === 'query').map((each) => [each.name, each]));
  if (search.size > 50) return { problem: problem('too-many-parameters') };
  const values = {};
  for (const name of new Set(search.keys())) {
    const parameter = allowed.get(name);
    if (!parameter) return { problem: unknown(name, [...allowed.keys()]) };
    if (search.getAll(name).length > 1) {
      return { problem: problem('repeated-parameter', { detail: `${name} is given more than once.`, parameter: name }) };
    }
    const value = read(search.get(name), resolved(parameter.schema));
    if (value === undefined) {
      return { problem: problem('invalid-parameter', { detail: `${name} is not what openapi.json says.`, parameter: name }) };
    }
    values[name] = value;
  }
  for (const { name, required } of allowed.values()) {
    if (required && !(name in values)) {
      return { problem: problem('invalid-parameter', { detail: `${name} is missing.`, parameter: name }) };
    }
  }
  if ('fallback' in values && !('locale' in values)) {
    return { problem: problem('invalid-parameter', { detail: 'fallback must come with locale.', parameter: 'fallback' }) };
  }
  if ('child_of' in values && 'descendant_of' in values) return { problem: problem('conflicting-parameters') };
  if (values.cursor !== undefined && values.offset !== undefined) {
    return { problem: problem('conflicting-parameters', { parameter: 'offset', conflicts_with: 'cursor', detail: 'cursor and offset exclude each other.' }) };
  }
  return { values };
};

/** A text as its schema reads it; undefined when it is not of it. */
function read(text, schema) {
  if (schema.anyOf && schema.type === undefined) {
    return schema.anyOf.map((each) => read(text, each)).find((value) => value !== undefined);
  }
  if (schema.type === 'array') {
    const items = text.split(',').map((each) => read(each, schema.items));
    return items.includes(undefined) || items.length > (schema.maxItems ?? Infinity) ? undefined : items;
  }
  if (schema.type === 'integer') {
    const value = /^-?\d{1,18}$/.test(text) ? Number(text) : NaN;
    return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity) ? value : undefined;
  }
  if (schema.type === 'boolean') return { true: true, false: false }[text];
  if (schema.const !== undefined && text !== schema.const) return undefined;
  if (schema.enum && !schema.enum.includes(text)) return undefined;
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(text)) return undefined;
  if (schema.anyOf?.some(({ format }) => format === 'date') && Number.isNaN(Date.parse(text))) return undefined;
  return text.length >= (schema.minLength ?? 0) && text.length <= (schema.maxLength ?? Infinity) ? text : undefined;
}

const unknown = (name, allowed) => {
  const nearest = allowed.map((each) => [distance(name, each), each]).sort(([a], [b]) => a - b)[0];
  const close = nearest && nearest[0] <= 2 ? nearest[1] : null;
  const hint = close ? ` The nearest known one is ${close}.` : '';
  return problem('unknown-parameter', { detail: `This parameter is not known here.${hint}`, parameter: name, nearest: close });
};

/** How many letters have to change to make one word of another. */
const distance = (a, b) => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[b.length];
};
