import { validationError } from './validationError.ts';
import { isRecord, isScalar, type TemplateRecord } from './value.ts';

type Lists = (parameter: string) => readonly string[] | undefined;
/** Values that the loops around stand for, by identifier. */
type Bindings = ReadonlyMap<string, string>;

const prefix = 'Fn::ForEach::';

/** `${Name}` becomes the value; in `&{Name}` it loses what no logical id may have. */
function substitute(text: string, bindings: Bindings): string {
  return text.replace(/([$&])\{(\w+)\}/g, (match, sign: string, name: string) => {
    const value = bindings.get(name);
    if (value === undefined) return match;
    return sign === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value;
  });
}

function collectionOf(loop: string, collection: unknown, lists: Lists, bindings: Bindings): string[] {
  if (Array.isArray(collection) && collection.every(isScalar))
    return collection.map((each) => substitute(String(each), bindings));
  const parameter = isRecord(collection) ? collection['Ref'] : undefined;
  const values = typeof parameter === 'string' ? lists(parameter) : undefined;
  if (values === undefined)
    throw validationError(
      `Transform AWS::LanguageExtensions failed with: Fn::ForEach::${loop} could not resolve its collection. It has to be a list or a Ref to a list parameter.`,
    );
  return [...values];
}

/** The members a loop stands for. Its value is `[identifier, collection, { <name with identifier>: <body> }]`. */
function membersOf(loop: string, value: unknown, lists: Lists, bindings: Bindings): [string, unknown][] {
  const [identifier, collection, body, ...others] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof identifier !== 'string' || !isRecord(body) || others.length > 0)
    throw validationError(
      `Transform AWS::LanguageExtensions failed with: Fn::ForEach::${loop} layout is incorrect. It takes an identifier, a collection and one output.`,
    );
  return collectionOf(loop, collection, lists, bindings).flatMap((item) =>
    Object.entries(expandRecord(body, lists, new Map([...bindings, [identifier, item]]))),
  );
}

function expandRecord(record: TemplateRecord, lists: Lists, bindings: Bindings): TemplateRecord {
  const entries = Object.entries(record).flatMap(([key, value]): [string, unknown][] =>
    key.startsWith(prefix)
      ? membersOf(key.slice(prefix.length), value, lists, bindings)
      : [[substitute(key, bindings), expandValue(value, lists, bindings)]],
  );
  return Object.fromEntries(entries);
}

function expandValue(value: unknown, lists: Lists, bindings: Bindings): unknown {
  if (typeof value === 'string') return substitute(value, bindings);
  if (Array.isArray(value)) return value.map((item) => expandValue(item, lists, bindings));
  if (!isRecord(value)) return value;
  const reference = Object.keys(value).length === 1 ? value['Ref'] : undefined;
  const bound = typeof reference === 'string' ? bindings.get(reference) : undefined;
  return bound ?? expandRecord(value, lists, bindings);
}

/** A template with its loops (`Fn::ForEach::Name`) written out, wherever they are. */
export function expandLoops(template: TemplateRecord, lists: Lists): TemplateRecord {
  return expandRecord(template, lists, new Map());
}
